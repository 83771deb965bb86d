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
macros-past = The time “{ $text }” of the reminder is past; nothing was done
