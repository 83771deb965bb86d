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
error-config-syntax = not TOML: { $message }
error-config-unknown-key = there is no setting { $key }
error-config-wrong-type = wanted { $wanted }, found { $found }
error-config-not-a-time = “{ $text }” is not a time of day
error-config-not-a-window = “{ $text }” is not a span of the day
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
error-config-hint-window = write it like "10:00-11:00"
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
