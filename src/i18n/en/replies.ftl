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
replies-part-next = { $title } { $part }/{ $parts }, Enter for the next
replies-did-copy = copy “{ $title }”
replies-choices-hint = pick with ↑↓, or type
replies-near = did you mean { $near }?
replies-undeclared-near = There is no variable {"{"}{ $name }{"}"}, did you mean {"{"}{ $near }{"}"}? Correct the reply, or fill it in
replies-stack = { $count } replies as one
replies-copy-stack = copy { $count } as one
replies-copy-part = copy part { $part }/{ $parts }
replies-footer-copy = Enter { $what }  Esc back
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
replies-brace-format = { $format } is no date format, write it like %m-%d

## A phrase inside a phrase

replies-inside-unknown = the phrase inside, {"{>"}{ $id }{"}"}, was not found
replies-inside-unknown-near = the phrase inside, {"{>"}{ $id }{"}"}, was not found; did you mean { $near }?
replies-inside-cycle = the phrases go round: { $way }
replies-inside-long = the phrases inside make it too long: { $id }

## The forbidden-word check

replies-held-title = “{ $title }”: don't send it yet
replies-held-finding = { $rule } “{ $words }”: { $why }
replies-held-more = also { $rules }
replies-held-keys = ^C copy anyway (it is recorded)  Esc don't copy
replies-warned = Mind { $rule } “{ $words }”: { $why }
replies-did-anyway = copied “{ $title }” anyway: { $rule } “{ $words }”
replies-rules-problem = lint.toml, line { $line }, was not understood; the other rules hold. See chaqi phrases lint
replies-answer-title = Public reply to { $buyer }'s review
