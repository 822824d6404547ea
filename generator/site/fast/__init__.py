"""The accelerator: the same site, byte for byte, in a fraction of the time.

MkDocs builds what is special; the pages of the generator, which are alike by the thousand, are
rendered here: `blocks` and `inline` turn our small Markdown dialect into HTML, `frame` learns once
what the theme puts around a page, `work` does both over all cores, `ledger` remembers what is
done already. Whatever is not understood takes MkDocs' own way by itself.
"""
