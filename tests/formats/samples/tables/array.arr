{
 "status": "ok",
 "totalResults": 2,
 "articles": [
  {
   "source": {
    "id": null,
    "name": "Weir Tribune"
   },
   "author": "Pat Sample",
   "title": "Mill reopens",
   "description": "Two wheels turn again.",
   "url": "https://tribune.example/a",
   "publishedAt": "2031-05-07T09:15:00Z",
   "content": "The old mill reopened on Wednesday, and the town came to see it."
  },
  {
   "source": {
    "id": null,
    "name": "Weir Tribune"
   },
   "author": null,
   "title": "Mill closes",
   "description": "The wheel broke on Thursday.",
   "url": "https://tribune.example/b",
   "publishedAt": "2031-05-08T09:15:00Z",
   "content": null
  }
 ]
}