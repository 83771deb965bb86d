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
replies-why-sentence = sentence
replies-why-fuzzy = similar
replies-pinned = pinned
replies-used = used { $count }×
replies-length = { $chars } chars, { $bytes } bytes
replies-length-of = { $chars }/{ $limit } chars, { $bytes } bytes
replies-too-long = Too long for one message, send it in pieces: { $length }
replies-still-missing = Still empty: { $names }

## Favourites and the order

replies-did-pin = “{ $title }” is pinned to the top
replies-did-unpin = “{ $title }” is no longer pinned
replies-nothing-yet = No reply was copied yet
replies-tolerant-on = Near sounds match: z/zh, n/l, in/ing
replies-tolerant-off = Near sounds no longer match
replies-order-use = Replies used more come first
replies-order-plain = Replies in the order of their files

## Copying

replies-nothing-chosen = No reply found, try another word
replies-gone = That reply is no longer there, search again
replies-part = { $title } { $part }/{ $parts }
replies-part-next = { $title } { $part }/{ $parts }, Enter for the next
replies-did-copy = copy “{ $title }”
replies-choices-hint = pick with ↑↓, or type
replies-near = did you mean { $near }?
replies-undeclared-near = There is no variable {"{"}{ $name }{"}"}, did you mean {"{"}{ $near }{"}"}? Correct the reply, or fill it in
replies-stack = { $count ->
    [one] 1 reply
   *[other] { $count } replies
} as one
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
replies-form-never-valid = is before its first day, so it would never be shown
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

## Writing phrases

replies-form-new = New phrase
replies-form-edit = Edit your phrase
replies-form-edit-shop = Edit a phrase of the shop
replies-form-edit-built-in = Edit a built-in phrase (saved as a copy)
replies-copy-of = { $title } copy
replies-pack-personal = My phrases
replies-pack-shop = Shop phrases
replies-scope-personal = mine
replies-scope-shop = shop
replies-hint-code = like wl, may stay empty
replies-hint-text = Alt-Enter: new line; like {"{buyer}"}
replies-hint-variants = in turn; a line === between two
replies-hint-category = empty: the file's category
replies-hint-list = several words, with commas
replies-hint-day = like 2026-11-30, next friday
replies-hint-image = a picture in the phrases folder, like img/sizes.png
replies-clipboard-empty = The clipboard is empty or out of reach; paste into the text instead
replies-bad-day = not a date, write 2026-11-30
replies-text-or-image = write a text, or name a picture
replies-wording-wrong = wording { $nth }: { $what }
replies-platform-any = any
replies-brace-at = line { $line }, character { $column }: { $what }
replies-code-used = the code { $code } is taken by “{ $title }”
replies-variables = variables { $names }
replies-variables-none = no variables
replies-note-built-in = built-in phrases stay: a copy of the same name is put over it
replies-note-own = the shop's phrase stays, you get your own copy
replies-note-share = moves from your phrases to the shop's

replies-phrase-saved = “{ $title }” saved → { $path }
replies-phrase-saved-over = “{ $title }” saved as a copy over the old one → { $path }
replies-phrase-shared = “{ $title }” is now a phrase of the shop → { $path }
replies-phrase-deleted = “{ $title }” deleted, { $undo } brings it back. File { $path }
replies-phrase-uncovered = “{ $title }” deleted, the one beneath shows again, { $undo } undoes. File { $path }
replies-phrase-hidden = Built-in phrase “{ $title }” hidden, { $undo } undoes. Noted in { $path }
replies-phrase-back = “{ $title }” is back → { $path }
replies-phrase-undone = Change of “{ $title }” undone → { $path }
replies-phrase-redone = Change of “{ $title }” done again → { $path }

replies-write-broken = { $file }, line { $line }: { $what }. Mend it first; the file was left alone
replies-write-gone = The file no longer has this phrase, maybe it was deleted elsewhere; nothing was changed
replies-write-exists = The file already has a phrase { $id }; it was left alone
replies-write-conflict = This phrase was just changed elsewhere and not overwritten. Fields you left alone show the new text; ^S saves your changes
replies-write-changed = This phrase was just changed elsewhere; it was left alone
replies-write-layout = The phrases of that file are not written as [[phrase]]; mend it first
replies-write-not-a-file = There is no regular file there; nothing was written
replies-write-io = { $file } can't be written: { $what }

## Lists of phrases

replies-list-title = Which phrases to list
replies-list-all = all phrases
replies-list-unused = unused for 60 days
replies-list-review = to be checked
replies-list-resting = not shown today
replies-list-count =
    { $count ->
        [one] { $count } phrase
       *[other] { $count } phrases
    }
replies-list-empty = No phrase here, Esc goes back to all of them.
replies-never-used = never used
replies-unused-days = unused for { $days ->
    [one] 1 day
   *[other] { $days } days
}
replies-review-due = check by { $day }
replies-not-yet = from { $day }
replies-over = ended { $day }
replies-last-used = last { $day }
replies-fact-picture = picture { $path }
replies-fact-from = from { $day }
replies-fact-to = until { $day }
replies-fact-review = check by { $day }
replies-resting = “{ $title }” can't be used now: { $why }. Change its dates first
replies-deleted-title = Deleted phrases, Enter brings one back
replies-deleted-on = deleted { $day }, { $file }
replies-hidden-one = hidden
replies-deleted-none = No phrase was deleted in the last 30 days, and none is hidden

## Pictures

replies-picture-path = the picture's path of { $title }, { $path }
replies-of-product = { $title } ({ $product })
replies-and-picture = { $title } (picture { $path })
replies-picture-opened = Opened { $path }
replies-blank-answer = { "{" }{ $name }{ "}" } is not filled in here: write what it stands for
replies-no-picture = “{ $title }” has no picture
replies-picture-outside = { $path } is not in the phrases folder and can't be used
replies-picture-kind = { $path } is not a picture, it was not opened
replies-picture-missing-beside = The text is copied; there is no picture { $path }
replies-picture-missing = There is no picture { $path }
replies-picture-absolute = { $path } lies outside the phrases folder, only its path can be copied

## A phrase inside a phrase

replies-inside-unknown = the phrase inside, {"{>"}{ $id }{"}"}, was not found
replies-inside-unknown-near = the phrase inside, {"{>"}{ $id }{"}"}, was not found; did you mean { $near }?
replies-inside-cycle = the phrases go round: { $way }
replies-inside-long = the phrases inside make it too long: { $id }

## The forbidden-word check

replies-held-title = “{ $title }”: don't send it yet
replies-held-finding = { $rule } “{ $words }”: { $why }
replies-will-be-held = It will be held when it is copied: { $what }
replies-will-be-warned = Copying it will warn: { $what }
replies-held-more = also { $rules }
replies-held-keys = ^C copy anyway (it is recorded)  Esc don't copy
replies-warned = Mind { $rule } “{ $words }”: { $why }
replies-did-anyway = copied “{ $title }” anyway: { $rule } “{ $words }”
replies-rules-problem = lint.toml, line { $line }, was not understood; the other rules hold. See chaqi phrases lint
replies-answer-title = Public reply to { $buyer }'s review

# Product cards
replies-no-card = No product card is called “{ $product }”: fill in the rest yourself
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
replies-product-empty = fill in one thing more, such as sizes or a question: the search lists these
replies-product-exists = there is a product card “{ $name }” already
replies-product-none = The chosen row is no product card: search for the product first
replies-product-delete = Delete the product card “{ $name }”?
replies-product-delete-body = All that is known of the product goes out of the file; a copy is kept in deleted-products of the phrase folder
replies-product-saved = Product card “{ $title }” saved → { $path }
replies-product-deleted = Product card “{ $title }” deleted, { $undo } brings it back. A copy is in deleted-products of the phrase folder
replies-product-changed = This card was just changed elsewhere: nothing was written. ^S again puts both changes together
replies-product-gone = The product card “{ $name }” is no longer in the file

## Importing phrases

replies-import-title = Import phrases
replies-import-confirm = Import these phrases?
replies-import-example = phrases.csv
replies-import-into = Into
replies-import-shop = the shop’s phrases
replies-import-own = my own phrases
replies-import-update = Change those there
replies-import-map = Which column is what
replies-import-map-hint = if the heads don’t tell: text=Reply,code=Key
replies-import-say-columns = Say it under “which column is what”, such as text=NAME
replies-import-bad-map = Write text=COLUMN, several with commas between; on the left: { $known }
replies-import-file = Goes into { $path }
replies-import-new = new { $code } { $title }
replies-import-more = … and { $count } more
replies-imported = Phrases imported: { $counts }
replies-import-ungrouped = Ungrouped
replies-import-pack = Imported
replies-import-counts = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}: { $new } new, { $changed } changed, { $same } known, { $refused } refused
replies-import-kept = { $n } differ from the file and were left alone; they change if you say so
replies-import-lint = Forbidden words: { $block } of the phrases are held when copied, { $warn } have a warning; chaqi phrases lint shows each
replies-import-not-taken = line { $line }: “{ $what }” was not taken
replies-import-gap = line { $line }: “{ $text }” became the variable { $name }
replies-import-new-variable = line { $line }: the variable “{ $name }” is not known; it will be asked for
replies-import-digit-code = line { $line }: the code “{ $code }” begins or ends with a digit, which Qianniu takes for a choice
replies-import-earlier = line { $line }
replies-import-twin-text = line { $line }: “{ $value }” says the same as { $other } and was not taken
replies-import-twin-code = line { $line }: the code “{ $value }” is in use at { $other }

## Export

replies-export-title = Export phrases
replies-export-form = format
replies-export-form-csv = CSV sheet (all columns)
replies-export-form-qianniu = Qianniu quick phrases
replies-export-form-xlsx = Excel workbook (all columns)
replies-export-form-json = JSON (everything)
replies-export-form-toml = chaqi phrase file (TOML)
replies-export-form-espanso = espanso (YAML)
replies-export-form-text = plain text (the texts alone)
replies-export-what = which
replies-export-all = all, the built-in ones too
replies-export-own = the shop's and your own
replies-export-charset = encoding
replies-export-usual = the usual one (Qianniu GB18030, others UTF-8)
replies-export-utf8 = this format is always UTF-8
replies-export-none = there is no phrase to export
replies-export-failed = the export failed: { $reason }
replies-export-pack = Quick replies
replies-exported = { $n ->
    [one] 1 phrase
   *[other] { $n } phrases
} exported to { $path }
replies-exported-but = { $exported }; not as they were: { $losses }
replies-export-card = What was exported
replies-export-not-held = this format has no place for { $what }: { $n ->
    [one] 1 phrase
   *[other] { $n } phrases
}
replies-export-not-gbk = { $title } ({ $id }): GBK has no { $characters }; old programs may not show it
replies-export-not-encoded = { $title } ({ $id }) is left out: the encoding has no { $characters }
replies-export-too-long = { $title } ({ $id }) is left out: longer than a cell of Excel
replies-export-no-text = { $title } ({ $id }) is left out: it is a picture alone, and this format holds none
replies-export-unread = { $n ->
    [one] 1 place
   *[other] { $n } places
} could not be read and are not in it; chaqi phrases check shows them
replies-export-more = { $n } more; chaqi phrases export --json lists all

## What an export can not hold

replies-lost-code = codes
replies-lost-title = titles
replies-lost-category = categories
replies-lost-tags = tags
replies-lost-aliases = further codes
replies-lost-variants = variants
replies-lost-dates = dates
replies-lost-platform = platforms
replies-lost-image = images
replies-lost-colour = colours
replies-lost-control-characters = control characters
replies-lost-variables = variables (written as they stand, nobody fills them)
replies-lost-inside = phrases inside phrases (written out in full)
replies-lost-inside-open = phrases inside that are not there or go in circles (written as they stand; see chaqi phrases check)
replies-lost-parts = parts (made one message)
replies-lost-signs = signs that are commands there
replies-lost-empty-lines = empty lines inside phrases

# Product cards from a sheet
replies-product-import-title = Import product cards
replies-product-import-confirm = Take these product cards in?
replies-product-import-example = products.xlsx
replies-product-import-update = What differs becomes as in the file
replies-product-import-map-hint = only where the heads say nothing: name=Item,size=Sizes
replies-product-import-say-columns = in “which column is what” write the columns as the heads of the sheet do
replies-product-import-bad-map = write name=column, several with commas between; on the left stands { $known }
replies-product-import-more = … and { $count } more
replies-product-import-kept = { $n ->
    [one] One fact differs from its card and was
   *[other] { $n } facts differ from the cards and were
} left alone; “what differs becomes as in the file” changes that
replies-product-imported = Product cards taken in: { $counts }
replies-product-import-counts = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}; cards: { $new } new, { $changed } with more, { $same } the same; { $refused } rows refused
replies-fact-kept = { $product }: “{ $fact }” differs from the card, which stays as it is
replies-fact-replaced = { $product }: “{ $fact }” is as in the file now
