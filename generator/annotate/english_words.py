"""Word classes of English that several rules for English names read."""

from __future__ import annotations

from generator.annotate.grammar import word_set

COMPANY_HEADS = word_set(
    """Marine Steel Cement Lines Petroleum Mining Minerals Resources Software Electronics
    Semiconductor Semiconductors Telecom Telecommunications Communications Broadcasting Television
    Films Securities Investments Investment Insurance Assurance Financial Finance Ventures
    Logistics Cargo Railways Railway Motor Automotive Aerospace Aeronautics Aviation Shipping
    Shipbuilding Shipmanagement Shipyard Shipyards Breweries Foods Beverages Stores Supermarkets
    Retail Resorts Properties Construction Engineering Chemicals Biotech Therapeutics Biosciences
    Laboratories Labs Healthcare Solutions Networks Interactive Publishing Publishers Associates
    Consulting Consultants Advisors Advisers Research Economics Analytics Architects Enterprises
    International Bancorp Brands Robotics Plastics Textiles Tobacco Fisheries Ferries Coaches
    Renewables Pharma Genetics Salvage Towage Tankers Drilling Pipelines Refining Metals Aluminium
    Aluminum Diamonds Goldfields Copper Coal Superstores Bakeries Dairies"""
)
"""What companies are called behind a name: `Vellin Marine`. None of them is a surname."""

BODY_HEADS = word_set(
    """Tribunal Ombudsman Command Brigade Brigades Coalition Alliance Movement Front Union Network
    Fund Trust Initiative Register Archive Archives Library Academy School Choir Quartet Ballet
    Theatre Theater Philharmonic Symphony Diocese Archdiocese Patriarchate Inspectorate Directorate
    Secretariat Regulator Coastguard Constabulary Ambulance Rescue Taskforce Chamber Navy Army
    Force Corps Exchange"""
)
"""What other bodies are called behind a name, beside those of `english_bodies`."""

BUILDINGS = word_set(
    """Airport Cathedral Stadium Arena Palace Hall Tunnel Market Bridge Square Street Avenue Road
    Mountain Mountains Lake Bay River Valley Island Islands Peninsula Canyon Abbey Castle Tower
    Station Terminal Harbour Harbor Beach Park Plaza Zoo Basilica Chapel Mosque Temple Synagogue
    Monastery Fortress Prison Jail Airfield Cemetery Memorial Monument Centre Center House Gardens
    Garden Forest Desert Falls Glacier Volcano Strait Straits Sea Ocean Coast Canal Dam Reservoir
    Highway Boulevard Pier Wharf Heights Hills Ridge Plateau Delta Basin Creek Peak Reef Atoll
    Archipelago Province District County Region Territory Grounds Circuit Speedway Racecourse
    Velodrome Field Building Hotel Towers Gate Barracks Camp Crossing Drive Lane Plant Refinery
    Motorway Freeway Parkway Expressway Turnpike Quarry Lagoon Marina Quay"""
)
"""What is built or lies somewhere, behind its name."""

SOMEBODY_S = word_set(
    """Hall Park Lake Bridge Street Field House Castle Garden Forest Gate Camp Lane Drive Plant
    Marina Temple Abbey Quarry"""
)
"""Those that are somebody's behind a given name: `Rebecca Hall`."""

NO_SURNAMES = (
    COMPANY_HEADS
    | BODY_HEADS
    | (BUILDINGS - SOMEBODY_S)
    | word_set(
        """Police Bank Office Agency Commission University Institute Association Authority
        Department Group Corporation Museum Airlines Airways Motors Partners Holdings Capital
        Industries Systems Technologies Orchestra Federation Society Club Hospital Holding Project
        League Services Service Radio Council News Times Party Committee Union Foundation Channel
        Records Board Team Beach House Press Post Airport River Prix"""
    )
)
"""What no name of somebody ends in, in English."""

KIN = word_set(
    """husband wife brother sister son daughter father mother cousin nephew niece uncle aunt
    grandson granddaughter grandfather grandmother girlfriend boyfriend fiancee fiance twin stepson
    stepdaughter stepfather stepmother"""
)
"""Whose given name alone stands behind them: `his wife Quorva`."""

ROLES = KIN | word_set(
    """owner designer director striker midfielder defender goalkeeper winger forward coach captain
    manager seller trader dealer broker analyst economist strategist banker investor financier
    billionaire millionaire tycoon magnate oligarch businessman businesswoman entrepreneur
    founder co-founder chairman chairwoman chief boss president premier chancellor minister
    spokesman spokeswoman spokesperson lawyer attorney barrister solicitor judge prosecutor
    magistrate sheriff detective inspector sergeant colonel general admiral commander lieutenant
    major warlord guerrilla rebel activist campaigner dissident leader candidate challenger
    incumbent senator congressman congresswoman lawmaker deputy mayor councillor governor
    ambassador envoy diplomat commissioner secretary treasurer novelist author writer poet
    playwright dramatist composer conductor pianist violinist cellist soprano tenor baritone
    singer songwriter rapper guitarist drummer musician artist painter sculptor photographer
    architect filmmaker film-maker screenwriter actor actress comedian presenter anchor
    journalist reporter correspondent editor columnist blogger critic historian professor
    lecturer scientist researcher physicist chemist biologist geologist astronomer astronaut
    cosmonaut engineer doctor surgeon physician paediatrician pediatrician epidemiologist
    virologist nurse midwife paramedic psychologist psychiatrist sociologist philosopher
    theologian archbishop bishop cardinal priest pastor vicar rabbi imam ayatollah monk nun
    teacher headmaster headmistress pupil student farmer fisherman miner shopkeeper baker
    butcher grocer barber hairdresser driver pilot sailor skipper mechanic electrician plumber
    carpenter welder bricklayer builder worker housewife pensioner retiree widow widower
    resident villager neighbour neighbor survivor witness eyewitness bystander passenger tourist
    hiker climber mountaineer swimmer runner sprinter cyclist boxer wrestler golfer jockey skier
    snowboarder biathlete gymnast rower fencer footballer batsman bowler cricketer quarterback
    pitcher teammate team-mate champion winner compatriot countryman countrywoman rival
    predecessor successor partner friend colleague aide substitute newcomer debutant runner-up
    holder favourite favorite adviser advisor assistant volunteer organiser organizer
    trainer referee umpire waiter waitress chef cook vendor stallholder publican innkeeper
    hotelier shepherd herder beekeeper vet veterinarian gardener forester ranger firefighter
    fireman policeman policewoman officer soldier veteran paratrooper gunman suspect defendant
    convict fugitive hostage"""
)
"""Words for people, written small before a name: `bar owner Quorva Dellin`."""

REIGNING = word_set("Pope King Queen Prince Princess Emperor Empress Sultan Saint Tsar Emir")
"""What stands before a given name alone."""
