# What is said in more than one view: toasts, fields, counters, undo, the clipboard.

app-name = chaqi

## Around every view

app-too-small = Too small: at least 40×10
app-crashed = chaqi failed and had to stop. What was saved is safe; start it again to go on with an unfinished form.
app-banner = No name and shop yet: { $key }, then “Set up”
app-strip-due = { $when } left: { $what }
app-strip-late = { $when } late: { $what }
app-progress = { $percent }%, Esc cancels
app-help-title = Help: keys and acts
app-palette-title = All acts
app-palette-hint = type a name, Enter runs it
app-palette-none = No such act. Try another word, such as “import”, “flag” or “handover”.

app-footer-form = Enter next  ^S done  ←→ choose  Esc later
app-footer-phrase = ^S save  Tab next  Alt-Enter line  Esc later
app-footer-chooser = a–z/0–9 pick  ↑↓ move  Enter choose  Esc cancel
app-footer-palette = ↑↓ choose  Enter run  Esc back
app-footer-card = ↑↓ scroll  Enter close
app-footer-card-import = ↑↓ scroll  ^C copy list  Enter close
app-footer-card-import-ask = Enter import  ↑↓ scroll  ^C copy list  Esc leave
app-footer-card-order = ↑↓ scroll  Enter show phone  Esc close
app-footer-replies = Enter copy  Alt-1…9 nth  Tab group  ^N new  ^E edit  Esc back
app-form-keys = * is needed; Enter in the last field sends
app-confirm-keys = Enter yes  Esc no

## What is due

app-today-search-hint = buyer, order, matter
app-today-not-found = Nothing like it here: try another word
app-today-none = Nothing due. Reminders, promises, and what reviews and handovers must have by a time are listed here.
app-today-review = review
app-today-item = handover

## Why something can't be done, and what to do

app-why-read-only = read-only
app-why-nothing-chosen = choose a row first
app-why-job = wait for the import
app-why-not = “{ $act }”: { $why }
app-works-in = in { $views }
app-nothing-chosen = Nothing chosen: pick a row with ↑↓
app-nothing-changed = Nothing changed
app-read-only = Read-only for now: { $why }
app-role-read-only = so says your role in the config
app-and-more = and { $count } more

## Undo

app-undone =
    { $more ->
        [0] Undone: { $what }
       *[other] Undone: { $what }, and { $more } more
    }
app-redone =
    { $more ->
        [0] Redone: { $what }
       *[other] Redone: { $what }, and { $more } more
    }
app-nothing-to-undo = Nothing to undo
app-nothing-to-redo = Nothing to redo
app-did-undo = one step undone
app-did-redo = one step redone
app-did-unknown = something that a newer version wrote

## Clipboard

app-copied = Copied “{ $what }” → { $to }
app-route-system = clipboard
app-route-osc52 = terminal's clipboard
app-route-tmux = tmux buffer
app-route-command = { $name }
app-route-file = file { $path }
app-not-copied = Not copied, take it by hand: { $why }
app-hand-released = No order in hand now
app-copy-by-hand = Select with Shift and the mouse

## Counters

app-count-title = Count
app-count-title-buyer = Count for { $buyer }
app-count-received = received
app-count-lost = lost: { $reason }
app-count-problem = problem: { $kind }
app-counted = Counted: { $what }
app-counted-buyer = Counted: { $what } ({ $buyer })

## Forms

app-draft-found = Go on with the unfinished form?
app-draft-keys = Enter go on  Esc not now (kept until you quit)
app-draft-title = Go on
app-draft-restored = What you typed last time is still here
app-setup-title = Your name and shop
app-settings-saved = Settings saved
app-addons-title = Add-on packs
app-addon-on = on
app-addon-off = off
app-addons-switched = Add-on packs switched on: { $packs }
app-addons-none = All add-on packs are off
app-language-auto = as the system
app-yes = yes
app-no = no
app-empty = (empty)
app-field-needed = this is needed
app-bad-amount = an amount is digits, such as 12.50
app-bad-time = not a time here; try tomorrow 9am, 2026-11-22 09:30
app-hint-example = e.g. { $example }
app-hint-when = e.g. tomorrow 9am, fri 11:00, +2h
app-hint-now = empty means now
app-hint-suggestions = ↑↓ { $list }, or type

app-field-agent = Your name
app-field-shop = Shop
app-field-platform = Platform
app-field-language = Language

app-field-number = Order number
app-field-buyer = Buyer
app-field-item = Item
app-field-amount = Amount
app-field-state = State
app-field-cod = Cash on delivery
app-field-address-checked = Address checked
app-field-cod-confirmed = COD confirmed
app-field-phone = Phone
app-field-waybill = Waybill
app-field-courier = Courier
app-field-note = Note
app-field-flag-label = Label (3 at most)
app-field-file = File

app-field-review-text = Review
app-field-severity-class = Severity
app-field-rating = Rating
app-field-reason = Reason
app-field-review-at = Posted
app-field-channel = By
app-field-outcome = Outcome
app-field-next-contact = Next contact
app-field-cost = Compensation
app-field-until = By when

app-field-summary = Matter
app-field-severity = Urgency
app-field-section = Section
app-field-label = Order or buyer
app-field-due = By when
app-field-if = If
app-field-next = Next step
app-field-owner = Owner
app-field-read-back = Next step
app-field-question = Question
app-field-refusal = Reason
app-field-answer = Answer
app-field-how-ended = How it ended

app-field-title = Title
app-field-code = Code
app-field-text = Text
app-field-variants = Wordings
app-field-category = Category
app-field-tags = Tags
app-field-aliases = Aliases
app-field-scope = For
app-field-valid-from = From
app-field-valid-to = Until
app-field-review-by = Check by
app-field-image = Picture

app-list-separator = {", "}
app-draft-gone = The phrase of the unfinished form is no longer there
