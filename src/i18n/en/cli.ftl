# The command line: its help (cli-<command>, cli-<command>-<argument>) and what commands say.

## The help

cli-chaqi = chaqi: a terminal console for the customer-service agents of Taobao and Tmall shops. Without a command it starts the console
cli-chaqi-home = Keep config, phrases and data in this one folder
cli-chaqi-config = Use this config file
cli-chaqi-lang = Language: zh-CN or en
cli-chaqi-agent = The agent's name, this time
cli-chaqi-no-mouse = Don't use the mouse
cli-chaqi-help = Show this help
cli-chaqi-version = Show the version

cli-reply = Find, print or copy a quick reply
cli-reply-query = What to look for: words, pinyin, initials or a code; @category searches in one category
cli-reply-copy = Copy the best one
cli-reply-var = Fill a variable, such as --var buyer=Deer; --var product=NAME takes all facts of that product card; may be repeated
cli-reply-limit = How many to list at most (20)
cli-reply-category = Search in this category only
cli-reply-tolerant = Take near sounds for the same: z/zh c/ch s/sh n/l in/ing en/eng
cli-reply-show = Print one in full, by its id or code
cli-reply-anyway = Print or copy it although it breaks a rule (recorded)
cli-reply-json = Print JSON

cli-phrases = The files of quick replies

cli-phrases-list = List all phrases
cli-phrases-list-json = Print JSON
cli-phrases-list-addons = List the add-on packs for trades, and which are on

cli-phrases-check = Check the phrase files; problems are named with line and column
cli-phrases-check-json = Print JSON

cli-phrases-lint = Check for wordings that break a rule of the platform or a law (exit code 4 when one must not go out)
cli-phrases-lint-files = Phrase files; - is standard input, one phrase per line; none: all phrases
cli-phrases-lint-rules = List the rules with level, source and date
cli-phrases-lint-toml = Print the built-in rule file; saved as lint.toml in the config folder it can be changed
cli-phrases-lint-json = Print JSON

cli-phrases-path = Where the phrase files are
cli-phrases-path-json = Print JSON

cli-phrases-import = Import phrases of other programs into a phrase file
cli-phrases-import-file = CSV, Excel or txt of Qianniu and its like, YAML of espanso, our own TOML and JSON; - is standard input
cli-phrases-import-map = Which column holds what, as text=话术,title=问题; fields: code title text group subgroup tags aliases variants image …
cli-phrases-import-sheet = The sheet of a workbook (the first that holds anything)
cli-phrases-import-format = Format: csv | qianniu | xlsx | json | toml | espanso | text (by name and content)
cli-phrases-import-into = Where to: shop | personal | the name of a file in the phrase folder (shop)
cli-phrases-import-update = Also change phrases of the target that differ
cli-phrases-import-dry-run = Only try, write nothing
cli-phrases-import-strict = Take nothing when any row is refused (exit code 4)
cli-phrases-import-json = Print JSON

cli-phrases-export = Export phrases for other programs
cli-phrases-export-file = The file to write; - is standard output
cli-phrases-export-format = Format: csv | qianniu | xlsx | json | toml | espanso | text (by the name)
cli-phrases-export-encoding = Encoding: utf-8 | gb18030 | gbk (gb18030 for qianniu, else utf-8)
cli-phrases-export-category = Only this category
cli-phrases-export-own = Only those of the shop and your own, no built-in ones
cli-phrases-export-force = Write over a file that is there
cli-phrases-export-json = Print JSON

cli-product = Product cards: list, show, import from a sheet, export
cli-product-list = List all product cards
cli-product-list-json = Print JSON
cli-product-show = Show a product card
cli-product-show-name = Its name, number or alias
cli-product-show-json = Print JSON
cli-product-import = Import product cards from a sheet into products.toml of the phrase folder
cli-product-import-file = CSV or Excel with columns such as 产品,问题,回答,话术 (product, question, answer, text) or 货号,产品,尺码,颜色,材质,库存,卖点,注意事项 (number, product, sizes, colours, material, stock, points, cautions); other columns are kept under their names; - is standard input
cli-product-import-map = Which column holds what, as question=描述,text=备注; facts: number name aliases sizes colours material stock points cautions question answer text
cli-product-import-sheet = The sheet of a workbook (the first that holds anything)
cli-product-import-update = Also change what a card says otherwise
cli-product-import-dry-run = Only try, write nothing
cli-product-import-strict = Take nothing when any row is refused (exit code 4)
cli-product-import-json = Print JSON
cli-product-export = Write the product cards to a CSV or XLSX file, which can be changed and taken in again
cli-product-export-file = The file to write; - is standard output
cli-product-export-format = Format: csv | xlsx (by the name)
cli-product-export-force = Write over a file that is there
cli-product-export-json = Print JSON

cli-phrases-unused = Phrases that nobody has used for a while
cli-phrases-unused-days = Days without use (60)
cli-phrases-unused-json = Print JSON

cli-order = Orders, notes and flags

cli-order-add = Add an order
cli-order-add-buyer = The buyer's chat id
cli-order-add-item = The item
cli-order-add-amount = What the buyer pays, such as 12.50
cli-order-add-state = unpaid (the default) | to-ship | part-shipped | shipped | done | closed
cli-order-add-cod = Cash on delivery; --cod=no takes it back
cli-order-add-address-checked = Address checked with the buyer; =no takes it back
cli-order-add-cod-confirmed = cash on delivery confirmed by the buyer; =no takes it back
cli-order-add-phone = The receiver's phone; shown masked
cli-order-add-waybill = The waybill number
cli-order-add-courier = The courier
cli-order-add-created = When it was placed (now)
cli-order-add-paid = When it was paid
cli-order-add-number = The order number
cli-order-add-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-add-shop = The shop (the one in the config)
cli-order-add-json = Print JSON

cli-order-list = Find and list orders
cli-order-list-query = Parts of number, buyer, item, note, waybill or the phone's last four
cli-order-list-filter = all | unpaid | to-ship | flagged | promised | cod (to confirm) | silent
cli-order-list-list = name of a list: one that is built in, or your own from [[list]] in the config
cli-order-list-state = states, commas between: unpaid | to-ship | part-shipped | shipped | done | closed
cli-order-list-cod = only cash on delivery; =no for the others
cli-order-list-address-checked = only with a checked address; =no for the others
cli-order-list-cod-confirmed = only with confirmed cash on delivery; =no for the others
cli-order-list-has-note = only with a note; =no for the others
cli-order-list-platform = only of this platform
cli-order-list-shop = only of this shop
cli-order-list-handled-by = only first handled by this agent; "" for nobody
cli-order-list-amount-over = of more than this amount
cli-order-list-amount-under = of less than this amount
cli-order-list-older-than = placed longer ago than this, such as 2d, 36h
cli-order-list-newer-than = placed no longer ago than this, such as 2d, 36h
cli-order-list-flag = Only with this flag
cli-order-list-limit = How many to list at most (50)
cli-order-list-json = Print JSON

cli-order-show = Show an order with its notes
cli-order-show-number = The order number
cli-order-show-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-show-shop = The shop (the one in the config)
cli-order-show-json = Print JSON

cli-order-note = Add a note line to an order
cli-order-note-text = What the note says
cli-order-note-number = The order number
cli-order-note-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-note-shop = The shop (the one in the config)
cli-order-note-json = Print JSON

cli-order-flag = Set an order's flag, with a note line if you like
cli-order-flag-colour = Colour by name, digit or letter, such as red, 红, 1; none takes the flag off
cli-order-flag-text = A note line that goes with it
cli-order-flag-label = Short label beside the flag, where the platform has one
cli-order-flag-number = The order number
cli-order-flag-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-flag-shop = The shop (the one in the config)
cli-order-flag-json = Print JSON

cli-order-memo = The memo in the platform's form
cli-order-memo-copy = Copy it
cli-order-memo-number = The order number
cli-order-memo-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-memo-shop = The shop (the one in the config)
cli-order-memo-json = Print JSON

cli-order-edit = Edit an order
cli-order-edit-buyer = The buyer's chat id
cli-order-edit-item = The item
cli-order-edit-amount = What the buyer pays, such as 12.50
cli-order-edit-state = unpaid | to-ship | part-shipped | shipped | done | closed
cli-order-edit-cod = Cash on delivery; --cod=no takes it back
cli-order-edit-address-checked = Address checked with the buyer; =no takes it back
cli-order-edit-cod-confirmed = cash on delivery confirmed by the buyer; =no takes it back
cli-order-edit-phone = The receiver's phone; shown masked
cli-order-edit-waybill = The waybill number
cli-order-edit-courier = The courier
cli-order-edit-created = When it was placed
cli-order-edit-paid = When it was paid
cli-order-edit-number = The order number
cli-order-edit-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-edit-shop = The shop (the one in the config)
cli-order-edit-json = Print JSON

cli-order-delete = Delete an order from the lists; undo brings it back
cli-order-delete-number = The order number
cli-order-delete-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-delete-shop = The shop (the one in the config)
cli-order-delete-json = Print JSON

cli-order-history = Everything done to an order: who, when, what
cli-order-history-number = The order number
cli-order-history-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-history-shop = The shop (the one in the config)
cli-order-history-json = Print JSON

cli-order-import = Import a platform's order report
cli-order-import-file = The report (CSV or Excel); - is standard input
cli-order-import-map = Which column is what, such as number=NO,buyer=USER; fields: number buyer item amount state created paid quantity sku price code waybill courier phone memo flag
cli-order-import-dry-run = Only try, write nothing
cli-order-import-strict = Take nothing when any row is refused (exit code 4)
cli-order-import-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-import-shop = The shop (the one in the config)
cli-order-import-json = Print JSON

cli-review = Bad reviews

cli-review-add = Log a bad review
cli-review-add-buyer = The buyer's chat id
cli-review-add-text = What the buyer wrote
cli-review-add-severity = How bad: A | B | C
cli-review-add-rating = negative | neutral
cli-review-add-stars = Stars, 1-5
cli-review-add-item = The item
cli-review-add-order = Order number; a known order fills in buyer and item
cli-review-add-phone = Phone; shown masked
cli-review-add-reason = The cause
cli-review-add-at = When it appeared
cli-review-add-json = Print JSON

cli-review-list = List reviews, worst first
cli-review-list-query = Words of buyer, order, item, text or reason
cli-review-list-state = Only in this state
cli-review-list-open = Only those not settled
cli-review-list-json = Print JSON

cli-review-show = Show a review with its contacts
cli-review-show-json = Print JSON
cli-review-show-id = The beginning of its id (4 characters at least)

cli-review-contact = Record an attempt to reach the buyer
cli-review-contact-channel = chat | sms | phone
cli-review-contact-outcome = What came of it
cli-review-contact-next = When to try again, such as tomorrow 10am, +2h
cli-review-contact-cost = What the remedy costs
cli-review-contact-json = Print JSON
cli-review-contact-id = The beginning of its id (4 characters at least)

cli-review-progress = Take a review a step on
cli-review-progress-state = contacting | promised | waiting | changed | deleted | refused
cli-review-progress-until = The time of the promise
cli-review-progress-json = Print JSON
cli-review-progress-id = The beginning of its id (4 characters at least)

cli-handover = The handover between shifts

cli-handover-show = Show a handover: the last one, or by id; the draft as long as there is none
cli-handover-show-id = The beginning of its id
cli-handover-show-json = Print JSON
cli-handover-show-format = chat | md

cli-handover-draft = Show the draft of this shift
cli-handover-draft-json = Print JSON
cli-handover-draft-format = chat | md

cli-handover-add = Add an item to the draft
cli-handover-add-summary = What the matter is
cli-handover-add-severity = urgent | watch | calm
cli-handover-add-order = The order it is about
cli-handover-add-review = The review it is about
cli-handover-add-due = By when
cli-handover-add-if = If …
cli-handover-add-then = … then … (may name a reply code)
cli-handover-add-owner = Who should do it
cli-handover-add-section = Section: orders | reviews | other
cli-handover-add-json = Print JSON

cli-handover-drop = Take an item out of the draft
cli-handover-drop-json = Print JSON
cli-handover-drop-id = The beginning of the item's id

cli-handover-submit = Hand over; every section is filled or says none
cli-handover-submit-none = This section has nothing; may be repeated: orders | reviews | other
cli-handover-submit-json = Print JSON
cli-handover-submit-format = chat | md

cli-handover-accept = List what waits to be taken, or take it item by item
cli-handover-accept-item = The beginning of an item's id; without one they are listed
cli-handover-accept-all = Take everything
cli-handover-accept-next-step = Read back the next step; urgent items need it
cli-handover-accept-ask = Ask the giver
cli-handover-accept-refuse = Give it back, with the reason
cli-handover-accept-answer = Answer the receiver's question
cli-handover-accept-json = Print JSON

cli-handover-done = Close an item
cli-handover-done-outcome = How it ended
cli-handover-done-json = Print JSON
cli-handover-done-id = The beginning of the item's id

cli-handover-history = Search past handovers
cli-handover-history-query = Words to look for
cli-handover-history-limit = How many at most (20)
cli-handover-history-json = Print JSON

cli-count = Counters: received, lost, problem

cli-count-received = Count a buyer received; the same buyer counts once a day
cli-count-received-json = Print JSON
cli-count-received-buyer = The buyer's chat id

cli-count-lost = Count a lost sale
cli-count-lost-reason = price | quality | style | elsewhere | no-discount | feature | postage | courier | other
cli-count-lost-json = Print JSON
cli-count-lost-buyer = The buyer's chat id

cli-count-problem = Count a problem
cli-count-problem-kind = product | logistics | service
cli-count-problem-json = Print JSON
cli-count-problem-buyer = The buyer's chat id

cli-tally = The tally, by agent, shift or day
cli-tally-date = The business day, such as 2026-11-21, yesterday (today)
cli-tally-from = The first day
cli-tally-to = The last day (today)
cli-tally-week = This week, from Monday
cli-tally-month = This month
cli-tally-by = agent | shift | day
cli-tally-format = table | csv | md | json; else by the file's ending
cli-tally-output = Write to this file; - is standard output
cli-tally-rows = The rows behind one number, such as received, amount
cli-tally-force = Overwrite the file
cli-tally-json = Print JSON

cli-history = Everything done to a record: who, when, before and after
cli-history-record = An order number, or the beginning of an id, such as review:0192
cli-history-json = Print JSON

cli-undo = Take back your last act
cli-undo-json = Print JSON

cli-redo = Do again what was taken back
cli-redo-json = Print JSON

cli-export = Export

cli-export-all = Everything, as JSON Lines; holds phone numbers in full
cli-export-all-file = The file; - is standard output
cli-export-all-force = Overwrite the file
cli-export-all-json = Print JSON

cli-import = Import

cli-import-all = Merge what another machine exported; twice changes nothing
cli-import-all-file = A file of export all; - is standard input
cli-import-all-dry-run = Only try, write nothing
cli-import-all-json = Print JSON

cli-doctor = Is everything sound: config, phrases, data
cli-doctor-rebuild = Make the tables again from the change log
cli-doctor-json = Print JSON

cli-demo = A shop with sample data in a temporary home, removed at the end
cli-demo-fill = Only fill this empty folder

cli-config = The settings

cli-config-check = Check the config file
cli-config-check-json = Print JSON

cli-config-show = Show all settings in force

cli-config-path = Where the config file is
cli-config-path-json = Print JSON

cli-completions = Shell completions
cli-completions-shell = bash | elvish | fish | powershell | zsh

cli-man = The manual page

## Around the help

cli-usage = Usage:
cli-options = Options
cli-everywhere = Everywhere
cli-commands = Commands
cli-command = COMMAND
cli-arguments = Arguments
cli-error = error: {""}
cli-hint =   → { $hint }

## What went wrong

cli-fail-output = standard output can't be written: { $reason }
cli-fail-no-home = no home folder was found
cli-fail-no-terminal = there is no terminal to start the console on
cli-fail-no-console = this build has no console
cli-fail-role = your role in the config is read-only, so nothing may be changed
cli-fail-gone = the record that was just written can't be read back
cli-fail-subcommand = there is no command “{ $command }”
cli-fail-argument = there is no option or argument { $argument }
cli-fail-amount-negative = an amount can’t be negative
cli-fail-missing = { $argument } is missing
cli-fail-no-subcommand = say what to do
cli-fail-no-value = { $argument } needs a value
cli-fail-value = { $argument } does not know “{ $value }”; one of: { $known }
cli-fail-number = “{ $value }” is not a fitting number for { $argument }
cli-fail-day = “{ $text }” is not a day; write it like 2026-11-21, 11-21 or yesterday
cli-fail-pair = “{ $text }” should be name=value
cli-fail-money = “{ $text }” is not an amount; write it like 12.50, two decimals at most
cli-fail-conflict = { $argument } can't be used with { $other }
cli-fail-values = { $argument } has too many or too few values
cli-fail-utf8 = the command line is not UTF-8
cli-fail-time = “{ $text }” is not understood as a time
cli-fail-time-past = “{ $text }” is past
cli-fail-time-none = there is no such time as “{ $text }”
cli-fail-text-empty = the text is empty
cli-fail-nothing-given = nothing to change was given
cli-fail-number-empty = the order number is empty
cli-fail-order-exists = the order { $number } is there already
cli-fail-order-none = there is no order { $number }
cli-fail-order-several = several shops have an order { $number }: { $places }
cli-fail-orders-none = no order fits
cli-fail-no-notes = the order { $number } has no notes yet
cli-fail-colour = { $platform } has no flag “{ $colour }”
cli-fail-list = there is no list “{ $name }”
cli-fail-list-alone = this list takes no further conditions
cli-fail-length = “{ $text }” is not a length of time such as 2d or 36h
cli-fail-flag-label = a flag on Pinduoduo has a label of 1 to 3 characters
cli-fail-id-short = “{ $id }” is too short: give 4 characters of the id at least
cli-fail-id-several = several records begin with { $id }
cli-fail-id-none = no record begins with { $id }
cli-fail-review-buyer = the buyer is not known
cli-fail-review-final = this review is settled ({ $state })
cli-fail-review-step = a review can't go from “{ $from }” to “{ $to }”
cli-fail-reviews-none = no review fits
cli-fail-gaps = these sections are empty: { $sections }
cli-fail-not-empty = these sections are not empty: { $sections }
cli-fail-not-a-draft = this item was handed over already
cli-fail-read-back = urgent items need their next step read back: { $items }
cli-fail-not-read-back = that is not the next step that was read back: { $items }
cli-fail-own-item = you handed this over in this shift; somebody else takes it: { $items }
cli-fail-no-question = there is no question for you to answer: { $items }
cli-fail-taken = { $agent } has taken this item already
cli-fail-which-item = which item is meant?
cli-fail-handovers-none = no handover fits
cli-fail-no-history = nothing was ever done to this record
cli-fail-no-undo = there is nothing to take back
cli-fail-no-redo = there is nothing to do again
cli-fail-span = { $from } is after { $to }
cli-fail-map-number = --map has to name the column of the number: number=COLUMN
cli-fail-map-part = “{ $part }” in --map is not understood
cli-hint-map = write FIELD=COLUMN, divided by commas; fields: { $fields }
cli-hint-try-map = say which column is what, and try first: --dry-run --map "{ $map }"; or import it in the console and choose once
cli-note-remembered = the columns are kept in { $file }; the next sheet with them goes straight in
cli-fail-import-refused =
    { $n ->
        [one] a row was refused
       *[other] { $n } rows were refused
    }, nothing was taken
cli-fail-reply-none = nothing found for “{ $query }”
cli-fail-forbidden = { $id } breaks a rule: neither printed nor copied
cli-fail-tally-ending = no tally is written as .{ $ending }
cli-fail-phrase-none = there is no phrase with the id or code { $id }
cli-fail-phrase-resting = the phrase { $id } is not to be used now: { $why }
cli-fail-phrase-broken = the phrase { $id } ({ $place }) is broken: { $reason }
cli-fail-missing-values = the phrase { $id } lacks: { $names }
cli-fail-copy = it could not be copied: { $reason }
cli-fail-demo-taken = { $path } is not an empty folder
cli-fail-into = “{ $name }” is no name for a phrase file
cli-fail-pack = the phrase file was left as it is: { $reason }
cli-fail-pack-changed = somebody changed it just now; import again
cli-fail-pack-layout = the phrases are not written as [[phrase]]
cli-fail-pack-no-file = it is not a regular file
cli-fail-phrase-format = “{ $file }” does not tell which format is wanted
cli-fail-category = no phrase is of the category “{ $category }”

## What to do about it

cli-hint-help = see { $command } --help
cli-hint-near = did you mean { $near }?
cli-hint-known = one of: { $known }
cli-hint-no-home = name one with --home DIR or CHAQI_HOME
cli-hint-no-terminal = in scripts use chaqi reply; to look around run chaqi demo in a terminal
cli-hint-demo-no-terminal = for the data alone use chaqi demo --fill DIR; for phrases chaqi reply
cli-hint-demo-taken = name a folder that is empty or not there yet
cli-hint-role = the role is agent.role in { $file }
cli-hint-time = write it like 2026-11-21 20:05, tomorrow 9am, Friday 11:00 or +30m
cli-hint-order-exists = change it with chaqi order edit { $number }
cli-hint-order-none = look for it with chaqi order list
cli-hint-order-several = add --platform or --shop
cli-hint-no-notes = add one with chaqi order note { $number }
cli-hint-id = ids stand in the first column of the lists
cli-hint-id-longer = give more of it
cli-hint-review-buyer = give --buyer, or the number of a known order
cli-hint-review-final = log another review if the buyer writes again
cli-hint-review-step = possible now: { $known }
cli-hint-gaps = fill them with chaqi handover add, or say { $options }
cli-hint-not-empty = leave --none out, or take the items out with chaqi handover drop
cli-hint-not-a-draft = when it is dealt with: chaqi handover done
cli-hint-read-back = say it with --next-step
cli-hint-read-back-all = take them one by one, or say it with --next-step
cli-hint-not-read-back = say the next step with --next-step: { $next }
cli-hint-own-item = the next shift takes it; chaqi undo takes the handover back
cli-hint-no-question = open questions are listed by chaqi handover accept
cli-hint-taken = when it is dealt with: chaqi handover done
cli-hint-which-item = give an item, or --all
cli-hint-number = copy it from the order page; for another platform add --platform
cli-hint-unwritable = mend the permissions of this folder, or name another one with --home
cli-hint-import-refused = mend these rows and import again; without --strict the other rows are taken
cli-hint-reply-none = try fewer words, or initials
cli-hint-forbidden = Reword the reply as suggested; if it must be, add --anyway, which is recorded
cli-hint-tally-ending = name the file .csv (Excel opens it), .md, .json or .txt, or add --format
cli-hint-phrase-none = chaqi phrases list lists them all
cli-hint-phrase-resting = to use it, change its dates ({ $place })
cli-hint-phrases-check = see chaqi phrases check
cli-hint-no-card = no product card is called { $product }; chaqi product list lists them all
cli-hint-missing-values = add { $options }
cli-hint-copy = see [clipboard] in the config; without --copy the text is printed
cli-hint-into = give shop, personal, or a file name without a path
cli-hint-phrase-format = add --format csv, qianniu, xlsx, json, toml, espanso or text

## Beside the result

cli-note-agent = no agent is set up, so “{ $name }” is taken; set it with --agent or agent.name in the config
cli-note-addons = write the packs you want into { $file }, such as [phrases] addons = ["clothing"]; or in the console press Ctrl-P, “Add-on packs”
cli-note-copied-system = copied to the clipboard
cli-note-copied-terminal = copied through the terminal
cli-note-copied-tmux = copied to tmux
cli-note-copied-command = copied with { $program }
cli-note-copied-file = no clipboard; written to { $path }
cli-note-not-counted = copied, but the use was not counted
cli-note-reserved = note: the reserved { $colour } flag ({ $meaning }) was replaced
cli-note-more = only the first { $n }; see --limit
cli-note-no-orders = no orders yet
cli-note-no-reviews = no reviews yet
cli-note-no-items = nothing waits to be taken
cli-note-no-handovers = no handovers yet
cli-note-gaps = still empty: { $sections }
cli-note-memo = { $bytes } bytes
cli-note-memo-limit = { $bytes } bytes; { $platform } takes { $limit }
cli-note-memo-cut = the newest note is too long: only its beginning is in it
cli-note-number-short = the number has { $count ->
    [one] 1 digit
   *[other] { $count } digits
}, Taobao’s have { $least } at least: look again
cli-note-memo-left-out = { $n ->
    [one] the oldest line
   *[other] the oldest { $n } lines
} did not fit
cli-note-more-repeated = and { $count } further rows of orders that came before; --json names all of them
cli-note-reading = reading { $percent }%
cli-note-written = written to { $path }
cli-note-export-private = the file holds phone numbers in full: keep it safe
cli-note-demo-left = the temporary folder could not be removed: { $reason }
cli-note-more-notes = { $n } more; --json lists all

## What was done

cli-said-empty = nothing
cli-said-yes = yes
cli-said-no = no
cli-said-order-added = order { $number } added
cli-said-noted = note added to { $number }
cli-said-flagged = { $number } flagged: { $flag }
cli-said-unflagged = { $number } has no flag now
cli-said-edited = { $number } edited
cli-said-unchanged = nothing about { $number } changed
cli-said-deleted = { $number } deleted; chaqi undo brings it back
cli-said-dry-run = tried only, nothing was written
cli-said-review-added = review { $id } logged ({ $buyer })
cli-said-contacted = { $id } { $buyer }: contact { $n } recorded
cli-said-progressed = { $id } { $buyer }: { $state }
cli-said-item-added = added to the draft ({ $section })
cli-said-item-dropped = taken out of the draft
cli-said-submitted = handed over, { $n ->
    [one] 1 item
   *[other] { $n } items
} ({ $id })
cli-said-taken = { $n ->
    [one] 1 item
   *[other] { $n } items
} taken
cli-said-answered = { $state }: { $summary }
cli-said-item-done = done: { $summary }
cli-said-supervisors = supervisor's
cli-said-counted = counted: { $what }
cli-said-counted-before = counted today already: { $what }
cli-said-undone = taken back: { $what }
cli-said-redone = done again: { $what }
cli-said-undone-mark = {" "}(taken back)
cli-said-needs = needs: { $names }
cli-said-shop-phrases = shop
cli-said-own-phrases = personal
cli-said-scope-built-in = built in
cli-said-scope-shop = shop
cli-said-scope-personal = personal
cli-said-addon-on = on
cli-said-addon-off = off
cli-said-phrases-fine = no problems in { $n ->
    [one] 1 phrase
   *[other] { $n } phrases
}
cli-said-level-error = error: {""}
cli-said-level-warning = warning: {""}
cli-said-exported = { $n ->
    [one] 1 commit
   *[other] { $n } commits
} exported to { $path }
cli-said-imported-log = { $rows ->
    [one] 1 commit
   *[other] { $rows } commits
}: { $new } new, { $same } known
cli-said-config-fine = { $file } is fine
cli-said-config-none = there is no { $file } yet; the defaults are in force
cli-said-fine = fine
cli-said-not-fine = not fine
cli-said-none-yet = none yet
cli-said-problems = { $n ->
    [one] 1 problem
   *[other] { $n } problems
}
cli-said-commits = { $n ->
    [one] 1 commit
   *[other] { $n } commits
}
cli-said-broken-at = the change log does not fit from { $commit } on
cli-said-unwritable = nothing can be written in { $folder }: { $reason }
cli-said-read-only = read only: { $reason }
cli-said-rebuilt = the tables were made again from the change log
cli-said-demo = the demo shop is in { $path }; start it with chaqi --home { $path }
cli-said-no-unused = every phrase was used within { $days ->
    [one] 1 day
   *[other] { $days } days
}

## A record's history

cli-did-order-added = added order { $number }
cli-did-order-imported = imported order { $number }
cli-did-order-edited = edited order { $number }
cli-did-order-deleted = deleted order { $number }
cli-did-flagged = flagged { $number } { $flag }
cli-did-unflagged = took the flag off { $number }
cli-did-noted = noted on { $number }: { $text }
cli-did-revealed = looked at the phone number of order { $number }
cli-did-review-logged = logged a review of { $buyer }
cli-did-review-edited = edited the review
cli-did-review-dropped = deleted the review
cli-did-contacted = contacted by { $channel }: { $outcome }
cli-did-progressed = review is now: { $state }
cli-did-item-written = handover item: { $summary }
cli-did-item-dropped = took it out of the draft
cli-did-item-passed = handed it over
cli-did-answered = { $answer }: { $text }
cli-did-item-closed = closed: { $outcome }
cli-did-none = marked { $section } “none”
cli-did-not-none = took “none” off { $section }
cli-did-submitted = submitted the handover of { $day }, { $n ->
    [one] 1 item
   *[other] { $n } items
}
cli-did-counted = counted: { $what }
cli-did-copied = copied the reply: { $title }
cli-did-undone = took back an act
cli-did-redone = did an act again
cli-did-unknown = a change of a newer version

## A handover in print

cli-page-title = { $day } { $shift } handover {$agent}
cli-page-none = none
cli-page-owner = owner: {""}
cli-page-due = due: {""}
cli-page-if-then = if { $if }, then { $then }
cli-page-next = next: {""}
cli-page-age =
    { $n ->
        [one] { $n } day old
       *[other] { $n } days old
    }
cli-page-passes = handed over { $n }×

## Heads of tables

cli-table-id = Id
cli-table-code = Code
cli-table-title = Title
cli-table-addon = Add-on pack
cli-table-phrase-count = Phrases
cli-table-on = Switched
cli-table-category = Category
cli-table-scope = From
cli-table-number = Order
cli-table-platform = Platform
cli-table-shop = Shop
cli-table-flag = Flag
cli-table-state = State
cli-table-discount = Discounts
cli-table-amount = Amount
cli-table-buyer = Buyer
cli-table-phone = Phone
cli-table-item = Item
cli-table-note = Last note
cli-table-cod = Cash on delivery
cli-table-address-checked = Address checked
cli-table-cod-confirmed = COD confirmed
cli-table-created = Placed
cli-table-paid = Paid
cli-table-courier = Courier
cli-table-waybill = Waybill
cli-table-agent = Agent
cli-table-platform-memo = Platform memo
cli-table-platform-flag = Platform flag
cli-table-lines = Lines
cli-table-refunds = Refunds
cli-table-after-sales = After-sales
cli-table-severity = Severity
cli-table-rating = Rating
cli-table-stars = Stars
cli-table-age = Age
cli-table-due = By when
cli-table-text = Text
cli-table-reason = Reason
cli-table-until = By when
cli-table-at = Time
cli-table-label = Order or buyer
cli-table-answer = Answer
cli-table-day = Day
cli-table-shift = Shift
cli-table-items = Items
cli-table-open = Open
cli-table-total = Total
cli-table-conversion = Conversion
cli-table-order-value = Order value
cli-table-lost-by = Lost by reason
cli-table-problems-by = Problems by kind
cli-table-record = Record
cli-table-value = Value
cli-table-detail = Detail
cli-table-version = Version
cli-table-config = Config
cli-table-phrases = Phrases
cli-table-store = Store
cli-table-owner = Owner
cli-table-condition = If
cli-table-next = Next step
cli-table-what = Kind
cli-table-wake = Rings
cli-table-repeat = Repeat
cli-table-section = Section
cli-table-summary = Matter
cli-table-order = Order
cli-table-urgency = Urgency
cli-table-uses = Uses
cli-table-last-used = Last used
cli-table-review-by = Review by


## What an import should be looked at for


# product
cli-fail-product-none = no product card is called “{ $name }”
cli-hint-product-none = there are: { $known }
cli-fail-products-none = there is no product card yet
cli-hint-products-none = import a sheet with chaqi product import, or write products.toml in the phrase folder
cli-said-exported-products = { $n } product cards exported to { $path }
cli-table-product = Product
cli-table-product-number = Number
cli-table-product-sizes = Sizes
cli-table-product-stock = Stock
cli-table-product-questions = Questions
cli-table-product-aliases = Aliases
cli-table-product-file = File

cli-order-urge = Urge payment: list the buyers to urge, or urge one
cli-order-urge-number = Order number: urge this buyer (all their unpaid orders are marked) and print the text; without it, the list
cli-order-urge-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-urge-shop = Shop (default: the shop of the settings)
cli-order-urge-reply = Id of a phrase (default: reply in [urge] of the settings)
cli-order-urge-var = A variable of the text, such as --var activity=sale; may be repeated
cli-order-urge-copy = Copy the text as well
cli-order-urge-anyway = Use it in spite of forbidden words (this is recorded)
cli-order-urge-json = Print JSON
cli-table-orders = orders
cli-table-said = last said
cli-note-urged = { $buyer } urged: { $numbers }
cli-fail-urged = { $agent } urged { $buyer } already ({ $at })
cli-hint-urged = A buyer is urged once within some days (window_days in [urge]); chaqi undo takes a mistaken one back

## Reminders, buyers, discounts

cli-remind = Reminders and promises
cli-remind-add = Set a reminder, or note a promise
cli-remind-add-number = The order number; - for none
cli-remind-add-when = When, such as +30m, 2h, tomorrow 9am, fri 11:00
cli-remind-add-text = What; left out, the order's note or item stands in for it
cli-remind-add-promise = Promised to the buyer: kept or broken is recorded
cli-remind-add-repeat = once | until-done | daily | weekly | monthly
cli-remind-add-owner = Whose it is; "" is everybody's
cli-remind-add-json = Print JSON
cli-remind-list = Open reminders and promises, the first due first
cli-remind-list-promises = Promises only
cli-remind-list-late = Only what is late
cli-remind-list-json = Print JSON
cli-remind-done = Done; one that recurs comes again
cli-remind-done-id = The first characters of the id (at least 4)
cli-remind-done-outcome = What came of it
cli-remind-done-broken = The promise was not kept
cli-remind-done-json = Print JSON
cli-remind-snooze = Put off; what was promised stays due
cli-remind-snooze-id = The first characters of the id (at least 4)
cli-remind-snooze-when = Until, such as +30m, tomorrow 9am
cli-remind-snooze-json = Print JSON
cli-buyer = Buyers: page, groups, notes
cli-buyer-show = A buyer's orders, reviews, reminders and notes
cli-buyer-show-id = The buyer's chat id
cli-buyer-show-platform = Platform: taobao | pdd | douyin | jd | other
cli-buyer-show-shop = The shop (the one in the config)
cli-buyer-show-json = Print JSON
cli-buyer-group = Put into a group
cli-buyer-group-id = The buyer's chat id
cli-buyer-group-platform = Platform: taobao | pdd | douyin | jd | other
cli-buyer-group-shop = The shop (the one in the config)
cli-buyer-group-json = Print JSON
cli-buyer-group-group = vip | difficult, or a group of the config's own
cli-buyer-group-off = Take out of it
cli-buyer-note = Write down something about a buyer
cli-buyer-note-id = The buyer's chat id
cli-buyer-note-platform = Platform: taobao | pdd | douyin | jd | other
cli-buyer-note-shop = The shop (the one in the config)
cli-buyer-note-json = Print JSON
cli-buyer-note-text = What it says
cli-order-discount = Note a discount; above your own limit with the supervisor's name
cli-order-discount-number = The order number
cli-order-discount-platform = Platform: taobao | pdd | douyin | jd | other
cli-order-discount-shop = The shop (the one in the config)
cli-order-discount-json = Print JSON
cli-order-discount-amount = How much off
cli-order-discount-reason = Why
cli-order-discount-approved-by = The supervisor who allowed it
cli-said-remind-added = { $id }  { $when }  { $text }
cli-said-remind-done = done: { $text }
cli-said-remind-broken = recorded as broken: { $text }
cli-said-remind-snoozed = put off to { $rings }: { $text }
cli-fail-remind-none = no reminders
cli-fail-remind-past = “{ $when }” is past
cli-fail-remind-not-promised = this is no promise that could be broken
cli-fail-promise = a promise is about an order, and does not repeat
cli-fail-buyer-none = no buyer is called { $buyer }
cli-hint-buyer-none = look for the name with chaqi order list
cli-fail-buyer-several = { $buyer } buys in several shops: { $places }
cli-fail-group = there is no group “{ $group }”; own groups stand in the config under [buyers] groups, { $most } characters each
cli-fail-discount-amount = a discount is more than 0
cli-hint-discount-approved = add --approved-by with the supervisor's name
cli-table-when = When
cli-table-about = About
