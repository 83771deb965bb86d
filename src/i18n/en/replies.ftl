# Quick replies.

replies-title = Quick replies
replies-overlay-title = Quick replies { $order } { $buyer }
replies-search-hint = words, code, @category
replies-loading = Loading the replies…
replies-none = No reply found, try another word.

## Why a phrase was found, and its preview

replies-why-code = code
replies-why-text = text
replies-why-pinyin = pinyin
replies-why-fuzzy = similar
replies-used = {" "}· used { $count }×
replies-length = { $chars } chars, { $bytes } bytes
replies-length-of = { $chars }/{ $limit } chars, { $bytes } bytes
replies-still-missing = Still empty: { $names }

## Copying

replies-nothing-chosen = No reply found, try another word
replies-gone = That reply is no longer there, search again
replies-part = { $title } { $part }/{ $parts }
replies-did-copy = copy “{ $title }”
replies-choices-hint = pick with ↑↓, or type
replies-bad-template = “{ $title }” can't be copied: { $what }

## What is wrong with a phrase file

replies-problem =
    { $line ->
        [0] Phrases { $file }: { $what }
       *[other] Phrases { $file }, line { $line }: { $what }
    }
replies-problem-unreadable = can't be read, check its permissions
replies-problem-not-a-file = not a regular file, left alone
replies-problem-too-large = too large, split it
replies-problem-not-utf8 = not UTF-8, save it as UTF-8
replies-problem-unknown-key = there is no key { $key }
replies-problem-unknown-key-near = there is no key { $key }, did you mean { $near }?
replies-problem-missing-key = { $key } is missing
replies-problem-bad-value = { $key } can't be { $found }
replies-problem-never-valid = valid_to is before valid_from, so it never shows
replies-problem-duplicate = { $what } is used twice, the first one stands
replies-problem-undeclared = the variable {"{"}{ $name }{"}"} is not declared, check its spelling

## What is wrong with the braces of a text

replies-brace-unclosed = a {"{"} is never closed
replies-brace-unopened = a {"}"} was never opened
replies-brace-empty = nothing between {"{}"}
replies-brace-name = {"{"}{ $name }{"}"} is no name for a variable
replies-brace-offset = { $offset } is no number of days, write it like +2

# Product cards
replies-product-asked = Which product
replies-product-question = Q: { $question }
replies-product-answer = A: { $answer }
replies-product-fact = { $name }: { $value }
replies-product-text = Text: { $text }
replies-products-pack = Product cards
replies-product-new = New product card
replies-product-edit = Edit product card: { $name }
replies-product-field-name = Name
replies-product-field-number = Number
replies-product-field-aliases = Also called
replies-product-field-sizes = Sizes
replies-product-field-colours = Colours
replies-product-field-material = Material
replies-product-field-stock = Stock
replies-product-field-points = Selling points
replies-product-field-cautions = Mind
replies-product-field-qa = Questions
replies-product-field-facts = Other
replies-product-hint-list = divided by commas
replies-product-hint-lines = one on each line
replies-product-hint-qa = Q: does it pill, on the next line A: …, maybe one more Text: …
replies-product-hint-facts = one on each line, such as washing: by hand
replies-product-bad-qa = “{ $line }” is no question with an answer: write Q: first, then A:
replies-product-bad-fact = “{ $line }” has no colon: write name: value
replies-product-exists = there is a product card “{ $name }” already
replies-product-none = The chosen row is no product card: search for the product first
replies-product-delete = Delete the product card “{ $name }”?
replies-product-delete-body = All that is known of the product goes out of the file; a copy is kept in deleted-products of the phrase folder
replies-product-saved = Written to { $file }; the list shows it in a moment
replies-product-no-undo = There is no change of a product card to take back
replies-product-changed = Somebody has just changed this card in the file: nothing was written, please save again in a few seconds
replies-product-gone = The product card “{ $name }” is no longer in the file
replies-product-failed = The product card was not written: { $what }
