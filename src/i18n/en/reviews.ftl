# Bad reviews.

## The list and the card

reviews-search-hint = buyer, text, item, reason
reviews-none = No bad reviews. Add one when it comes.
reviews-card-title = Bad review
reviews-until = by { $at }
reviews-contact-line = { $at } { $agent } by { $channel }: { $outcome }
reviews-call-windows = Good times to call: { $windows }

## Forms

reviews-new-title = Log a bad review
reviews-edit-title = Edit the review
reviews-contact-title = Contact with { $buyer }
reviews-promise-title = By when: { $buyer }
reviews-progress-title = { $buyer } is “{ $state }” now
reviews-tomorrow-at = tomorrow { $time }

## What was done

reviews-logged = Review by { $buyer } logged
reviews-edited = Review changed
reviews-contacted = Contact saved
reviews-progressed = Progress: { $state }
reviews-deleted = Review by { $buyer } deleted, undo brings it back

## What can't be done

reviews-settled = This review is settled, no more contact needed
# The category of the shipped replies for reviews, as phrases/en/reviews.toml names it.
reviews-care-category = Reviews
reviews-final = The review is { $state }, nothing more to do
reviews-illegal = Not from “{ $from }” straight to “{ $to }”: log a contact first

## A line for the work group; order, item and the last outcome may be empty

reviews-line = Bad review ({ $severity }) { $buyer }: { $text } ({ $state }) { $last } { $order } { $item }
reviews-line-said = bad review { $buyer }

## What happened to a review

reviews-did-log = log bad review { $buyer }
reviews-did-edit = edit review
reviews-did-contact = contact by { $channel }: { $outcome }
reviews-did-progress = review { $state }
reviews-did-delete = delete review
