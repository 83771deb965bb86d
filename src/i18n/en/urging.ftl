# Urging payment: the list, one buyer, how it went.

urging-title = To urge
urging-head = urged { $urged } · paid { $paid }
urging-hint = buyer, number, item
urging-none = Nobody to urge. Who was urged does not come back for { $days ->
    [one] a day
   *[other] { $days } days
}.
urging-not-found = Nothing found. Esc clears the search.
urging-footer = Enter urge, next  Tab skip  ^K other words  ^O order  ^Z undo  Esc close
urging-count = { $count ->
    [one] 1 order
   *[other] { $count } orders
}
urging-skipped = skipped
urging-never = nothing said yet
urging-last = { $how } { $text } · { $agent } { $at }
urging-last-label = Last: { $said }
urging-more-orders = { $count } more
urging-done = { $buyer } urged ({ $count ->
    [one] 1 order
   *[other] { $count } orders
})
urging-copied = the reminder ({ $buyer }, { $count ->
    [one] 1 order
   *[other] { $count } orders
})
urging-held = { $agent } urged { $buyer } at { $at } already; nothing was copied
urging-settled = Order { $order } is no longer unpaid; nothing was copied
urging-cod = Order { $order } is cash on delivery: nothing to urge
urging-flagged = Order { $order } has the urging flag: it is not urged again
urging-too-old = Order { $order } is not on the list: placed more than { $days ->
    [one] a day
   *[other] { $days } days
} ago, or its buyer was urged
urging-too-fast = The last reminder was copied just now: paste and send it first
urging-no-phrase = There is no phrase “{ $id }”: change reply in [urge] of the settings
urging-phrase-empty = The phrase “{ $title }” has no text to urge with
urging-choose = Urge { $buyer } with
urging-due = urge { $count ->
    [one] 1 buyer
   *[other] { $count } buyers
} ({ $key })
urging-due-label = Urge
urging-did = urge payment of { $order }
urging-did-claim = claim to urge { $buyer }
urging-lost = {" "}(somebody else was first)
urging-rate = Urging success
