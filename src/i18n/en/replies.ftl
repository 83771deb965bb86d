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
