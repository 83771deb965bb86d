# Macros: several things by one key.

macros-done = Macro “{ $name }” done: { $buyer } ({ $count ->
    [one] 1 order
   *[other] { $count } orders
})
macros-copied = the reply of macro “{ $name }” ({ $buyer }, { $count ->
    [one] 1 order
   *[other] { $count } orders
})
macros-more = macro one key
macros-unknown-phrase = Phrases that the settings name are not there: { $list }. See chaqi config check.
macros-one-order = The note of the macro “{ $name }” tells of one order: run it order by order
macros-one-buyer = Marked are orders of several buyers: run the macro “{ $name }” buyer by buyer
macros-past = The time “{ $text }” of the reminder is past; nothing was done
macros-flag-replaced = , in place of the flag { $flag }
