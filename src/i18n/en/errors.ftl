# Errors that users see: what is wrong, and (hint) what to do about it.

## The config file

error-config-title =
    { $n ->
        [one] The config file { $file } has a problem:
       *[other] The config file { $file } has { $n } problems:
    }
error-config-not-found = there is no such file
error-config-unreadable = the file can't be read: { $reason }
error-config-not-utf8 = the file is not UTF-8
error-config-unknown-key = there is no setting { $key }
error-config-wrong-type = wanted { $wanted }, found { $found }
error-config-not-a-time = “{ $text }” is not a time of day
error-config-not-a-span = “{ $text }” is not a length of time
error-config-not-an-amount = “{ $text }” is not an amount
error-config-not-a-window = “{ $text }” is not a span of the day
error-config-not-a-pair = two times are wanted here: from and to
error-config-out-of-range = the number must be { $min } to { $max }
error-config-unknown-word = “{ $word }” is not known here
error-config-not-offered = { $platform } has no { $colour } flag
error-config-twice = { $key } is said twice
error-config-placeholder = unknown placeholder {"{"}{ $name }{"}"} in the memo template
error-config-memo-without-text = the memo template has no {"{text}"}, so what the note says would be lost
error-config-overlap = the parts of the shift “{ $shift }” overlap
error-config-needed = { $key } is missing
error-config-unknown-act = there is no act “{ $act }”
error-config-not-a-key = “{ $key }” can't be a key
error-config-key-taken = { $key } is already the key of “{ $by }”

error-config-write = { $file } can't be written: { $reason }
error-config-write-key = { $key } can't be written into { $file }; edit the file instead

error-config-type-string = a text
error-config-type-integer = a whole number
error-config-type-float = a fraction
error-config-type-boolean = true or false
error-config-type-datetime = a date
error-config-type-array = a list
error-config-type-table = a section
error-config-type-sections = several sections
error-config-type-time = a time of day

error-config-hint-near = did you mean { $near }?
error-config-hint-not-found = check the path after --config
error-config-hint-unreadable = check its permissions, or name another file with --config
error-config-hint-not-utf8 = save it as UTF-8
error-config-hint-full-width = this line has the full-width sign { $sign }; try the ASCII one
error-config-hint-syntax = write name = value, with texts in double quotes
error-config-hint-keys = chaqi config show lists all settings
error-config-hint-type-string = put it in double quotes, such as "text"
error-config-hint-type-integer = write digits without quotes, such as 30
error-config-hint-type-boolean = write true or false without quotes
error-config-hint-type-array = use brackets, such as ["a", "b"]
error-config-hint-type-table = begin a section with [name]; a flag is red = {"{"} meaning = "…" {"}"}
error-config-hint-type-sections = begin each with double brackets, such as [[shift]]
error-config-hint-type-time = write it like "08:30", on the 24-hour clock
error-config-hint-span = write it like "2d", "36h" or "30m"
error-config-hint-amount = write it like 20 or "19.90"
error-config-hint-window = write it like "10:00-11:00"
error-config-hint-pair = write it like ["01:00", "08:00"]; [] is never quiet
error-config-hint-range = write a whole number in that range
error-config-hint-known = one of: { $known }
error-config-hint-not-offered = take a colour that the platform has; those of an ERP need flags.erp_colours = true
error-config-hint-twice = delete one of the two
error-config-hint-placeholder = {"{text}"} {"{agent}"} {"{date}"} {"{time}"} {"{flag}"} are known, and {"{text}"} must be there
error-config-hint-overlap = check where each part begins and ends
error-config-hint-needed = add { $key }
error-config-hint-acts = F1 lists the acts
error-config-hint-key = write it like "ctrl-t", "alt-1", "f2"; Ctrl-H I J M [ and the keys of input methods can't be used
error-config-hint-key-taken = take another key, or first give that act another one

## The store

error-store-newer = { $path } was made by a newer version (schema { $found }; this program knows { $known }); it was not touched
error-store-read-only = { $path } can't be written: { $reason }
error-store-network = { $path } lies on a network share ({ $kind }), where it is not safe
error-store-full = no room is left in { $path }
error-store-damaged = { $path } is damaged: { $detail }
error-store-io = { $path } can't be reached: { $reason }
error-store-cancelled = cancelled; nothing was changed
error-store-content = a record could not be read: { $detail }
error-store-sqlite = the database says: { $reason }
error-store-hint-newer = install the newer version
error-store-hint-read-only = check the permissions of file and folder, or name another folder with --home; reading still works
error-store-hint-network = keep the data on a local disk
error-store-hint-full = make room and try again; nothing was written
error-store-hint-damaged = don't write to it; keep a copy, then restore a backup or another machine's export all
error-store-hint-io = check path and permissions, or name another folder with --home
error-store-hint-cancelled = do it again when you want to
error-store-hint-content = run chaqi doctor
error-store-hint-sqlite = run chaqi doctor

## Files to import

error-import-empty = the file is empty
error-import-spreadsheet = this is a spreadsheet file, not CSV
error-import-not-text = this is neither a sheet nor a text: maybe a picture or a file of another program
error-import-workbook = this workbook can't be read: { $reason }
error-import-protected = the workbook has a password
error-import-swollen = the workbook unpacks to more than { $limit } bytes, far more than its size tells
error-import-too-many-parts = the workbook has more than { $limit } parts
error-import-too-many-sheets = the workbook has more than { $limit } sheets
error-import-no-sheet = the workbook has no sheet “{ $name }”; it has: { $sheets }
error-import-not-recognised = the columns are not those of a known order report: { $headers }
error-import-no-text-column = no column is known to hold the texts; there are: { $columns }
error-import-no-product-column = no column is known to hold the product, or nothing is said about it; there are: { $columns }
error-import-no-column = there is no column “{ $name }”; there are: { $columns }
error-import-malformed = the file is not right: { $reason }
error-import-open-quote = line { $line }: a quote is opened and never closed
error-import-cell-too-long = line { $line }, column { $column }: a cell is longer than { $limit } bytes
error-import-row-too-long = line { $line }: the row is longer than { $limit } bytes
error-import-too-many-columns = line { $line }: more than { $limit } columns
error-import-too-many-rows = more than { $limit } rows
error-import-too-many-refused = more than { $limit } rows are refused; the first is on line { $first }
error-import-too-large = the file is larger than { $limit } bytes
error-import-not-a-file = { $path } is not a file
error-import-unsafe = the file could not be read safely
error-import-cancelled = cancelled; nothing was taken
error-import-io = it can't be read: { $reason }
error-import-hint-empty = export it again
error-import-hint-spreadsheet = save it as CSV and import that; make the number column text first
error-import-hint-not-text = choose a CSV, Excel or text file
error-import-hint-workbook = open it in Excel or WPS and save it again, or save it as CSV
error-import-hint-protected = take the password off in Excel or WPS and import it again
error-import-hint-swollen = export it again; do not open files of unknown origin
error-import-hint-too-many-parts = export it again, with the one sheet to import
error-import-hint-too-many-sheets = save the sheet to import as a file of its own
error-import-hint-no-sheet = give one of them with --sheet
error-import-hint-not-recognised = reports of Taobao, Tmall, Pinduoduo and Douyin are known; for others say which column is what: --map number=COLUMN,buyer=COLUMN, or import it in the console and choose once
error-import-hint-no-text-column = say which one does with --map text=COLUMN
error-import-hint-no-product-column = the header needs 产品 (product) or 货号 (number), and at least one of 问题 回答 话术 尺码 颜色 材质 库存 卖点 注意事项 (question, answer, text, sizes, colours, material, stock, points, cautions)
error-import-hint-no-column = give --map a name from the header
error-import-hint-malformed = mend it there, or export it again
error-import-hint-open-quote = export it again, or close that quote
error-import-hint-cell-too-long = export it again
error-import-hint-row-too-long = export it again
error-import-hint-too-many-columns = export it again
error-import-hint-too-many-rows = export it in parts, by date
error-import-hint-too-many-refused = make sure it is an order report, and export it again
error-import-hint-too-large = export it in parts, by date
error-import-hint-not-a-file = give the path of a file
error-import-hint-unsafe = export it again; the file may be hostile or broken
error-import-hint-cancelled = import it again when you want to
error-import-hint-io = check path and permissions
error-import-row-lost-digits = a spreadsheet has lost the digits; export again, don't re-save in Excel
error-import-row-missing-number = no order number
error-import-row-bad-number = not an order number of this platform
error-import-row-bad-amount = not an exact amount
error-import-row-bad-time = not a time
error-import-row-bad-bytes = bytes that are no text
error-import-row-extra-cells = { $found } cells instead of { $expected }: an unquoted comma, likely
error-import-row-cut-off = the file ends in the middle of this row
error-import-row-no-text = no text
error-import-row-no-product = no product
error-import-row-unknown-word = not a known word
error-import-row-bad-entry = not right: { $message }
error-import-wrong-refunds = these are refunds, no orders
error-import-wrong-phrases = these are phrases, no orders
error-import-wrong-products = these are products, no orders
error-import-wrong-figures = these are figures of reception, no orders
error-import-wrong-picture = this is a picture, no orders
error-import-wrong-pdf = this is a PDF, no orders
error-import-wrong-archive = this is an archive
error-import-wrong-document = this is a document, no sheet
error-import-wrong-page = this is a web page under the name of a sheet
error-import-wrong-log = this is a JSON file, no orders
error-import-wrong-database = this is a database, no orders
error-import-hint-wrong-refunds = refunds of Tmall and after-sales of Douyin are known; import a report of orders
error-import-hint-wrong-phrases = chaqi phrases import takes them
error-import-hint-wrong-products = chaqi product import takes them
error-import-hint-wrong-figures = export the orders from the platform
error-import-hint-wrong-picture = give the CSV or Excel file that the platform exports
error-import-hint-wrong-pdf = give the CSV or Excel file that the platform exports
error-import-hint-wrong-archive = unpack it and import the CSV or Excel file in it
error-import-hint-wrong-document = give the CSV or Excel file that the platform exports
error-import-hint-wrong-page = open it in Excel or WPS, save it as .xlsx with the number column as text, and import that
error-import-hint-wrong-log = the whole record of another machine comes in by chaqi import all
error-import-hint-wrong-database = give the CSV or Excel file that the platform exports
error-import-row-bad-quantity = not a whole number
error-import-row-missing-refund = no number of the refund
error-mappings = { $file } line { $line } is not right, remembered columns were not used: { $reason }
error-mappings-io = { $file } can't be read or written, columns are not remembered: { $reason }

## Logs to merge

error-log-not-a-log = this is not a file of chaqi export all
error-log-newer = it was written by a newer version (form { $version })
error-log-bad-commit = line { $line } is not a commit: { $reason }
error-log-too-long = line { $line } is too long
error-log-cut-short = the file ends early: { $found } of { $promised } commits
error-log-io = line { $line } can't be read: { $reason }
error-log-hint-not-a-log = make it with chaqi export all; order reports go into chaqi order import
error-log-hint-newer = install the newer version
error-log-hint-bad-commit = nothing was taken; export it again
error-log-hint-too-long = nothing was taken; export it again
error-log-hint-cut-short = nothing was taken; export or copy it again
error-log-hint-io = check path and permissions

## Files to write

error-file-exists = { $path } is there already
error-file-no-folder = there is no folder { $path }
error-file-io = { $path } can't be written: { $reason }
error-file-hint-exists = take another name, or overwrite it with --force
error-file-hint-no-folder = make the folder first
error-file-hint-io = check permissions and room

## Phrase files

error-phrases-unreadable = can't be read: { $reason }
error-phrases-not-a-file = not a regular file, left alone
error-phrases-too-large = { $bytes } bytes, more than { $limit }
error-phrases-not-utf8 = not UTF-8: save it as UTF-8
error-phrases-unknown-key = there is no key { $key }
error-phrases-near = , did you mean { $near }?
error-phrases-missing-key = { $key } is missing
error-phrases-empty-key = { $key } is empty
error-phrases-bad-value = { $key } can't be { $found }
error-phrases-never-valid = valid_to is before valid_from: it is never shown
error-phrases-duplicate-id = the id { $id } is already used in { $place }
error-phrases-duplicate-code = the code { $code } is already used in { $place }
error-phrases-duplicate-product = the product { $key } is already in { $place }, which stands
error-phrases-undeclared = the variable { $name } is not declared
error-phrases-brace-unclosed = an opening brace is never closed
error-phrases-brace-unopened = a closing brace was never opened
error-phrases-brace-empty = nothing between the braces
error-phrases-brace-name = “{ $name }” can't be the name of a variable
error-phrases-brace-offset = “{ $offset }” is not a number of days
error-import-refused = line { $line }: { $reason }
error-import-refused-column = line { $line }, { $column }: { $reason }
error-drafts = Half-written forms can't be kept in { $path }: { $reason }
error-pins = The pinned replies could not be kept, check { $path }: { $reason }
error-settings = The settings could not be written: { $reason }
error-import-differs = line { $line }: the same order as on line { $first } with other facts; this line was taken
error-import-repeated = line { $line }: the same order as on line { $first }, taken together
error-import-start = The import could not start: { $reason }
error-export-many = There are too many exports of that name in { $path }
error-order-exists = Order { $order } is already there: find it and press the key for edit

## What the system said

error-os-permission = no permission
error-os-not-found = no such file or folder
error-os-full = the disk is full
error-os-folder = it is a folder, not a file
error-os-not-a-folder = a part of the path is a file, not a folder
error-os-read-only = it can't be written (read-only)
error-os-busy = another program is using it

## What is wrong with a line of TOML

error-toml = this line is wrong: { $what }
error-toml-line-shown = this line is wrong: { $what } ‹{ $line }›
error-toml-unknown-field = { $name } is not known; what may stand here: { $known }
error-toml-unknown-word = there is no { $name }; what may stand here: { $known }
error-toml-missing-field = { $name } is missing
error-toml-duplicate = this name was given before
error-toml-quotes = a text needs straight double quotes
error-toml-unclosed-string = a quote is not closed
error-toml-invisible = an invisible character stands inside the quotes
error-toml-escape = after a backslash only n, t, " and \ may come; write \\ for a backslash
error-toml-unclosed = a bracket is not closed
error-toml-equals = between name and value stands one equals sign
error-toml-line = there is something left over: one line holds one “name = value”
error-toml-key = a name is letters, digits, - and _; other names need double quotes
error-toml-comma = a comma is missing
error-toml-boolean = write true or false in lower case
error-toml-value = not a value: numbers like 30, yes or no as true or false, texts in double quotes
error-parse-at = line { $line }, character { $column }: { $what }
error-parse-no-matches = there is no “matches”: this is hardly a file of espanso
error-parse-cut = the file ends in the middle
error-parse-comma = a comma is missing, or a bracket is not closed
error-parse-more-commas = there is a comma too many
error-parse-behind = there is something left over behind the end
error-parse-key = a name needs straight double quotes
error-parse-tabs = indent with blanks, not with tabs
error-parse-indent = wrong indentation: use blanks, and the same number on one level
error-parse-colon = a colon stands where none may; put a text with a colon into straight double quotes
error-parse-field = something is missing that has to be there
error-parse-type = a value of the wrong kind
error-parse-value = a value is missing; texts need straight double quotes
error-parse-workbook = not a whole Excel file; maybe the download was cut short
error-viewer = { $path } could not be opened: { $reason }

# Macros and notes of the config.
error-config-note-placeholder = a note has no {"{"}{ $name }{"}"}
error-config-not-a-moment = “{ $text }” is not a point in time
error-config-macro-without-deed = this macro does nothing
error-config-unknown-phrase = there is no phrase with the id “{ $id }”
error-config-phrase-without-text = the phrase “{ $id }” has no text
error-config-hint-note = known are { $known }
error-config-hint-moment = write +2h, tomorrow 9am, friday 11:00
error-config-hint-macro = give it at least one of reply, note, flag, remind
error-config-hint-phrase = chaqi phrases list shows the ids
