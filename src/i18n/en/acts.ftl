# What can be done: acts-<name> is what it is called in footer and palette, acts-<name>-more the
# other words that find it.

## Everywhere

acts-help = Help
acts-help-more = keys shortcuts manual how to
acts-palette = All acts
acts-palette-more = commands menu palette find search actions
acts-view-replies = Replies
acts-view-replies-more = phrases quick canned answers snippets view
acts-view-orders = Orders
acts-view-orders-more = order list buyer flag find view
acts-view-handover = Handover
acts-view-handover-more = shift takeover previous next view
acts-view-reviews = Reviews
acts-view-reviews-more = bad negative neutral rating complaint view
acts-view-tally = Tally
acts-view-tally-more = numbers statistics report daily weekly sum view
acts-view-today = Today
acts-view-today-more = due late overdue to do reminders view
acts-quick-replies = Insert reply
acts-quick-replies-more = quick phrase canned answer snippet
acts-counters = Count
acts-counters-more = counter received lost sale problem product logistics service
acts-import = Import orders
acts-import-more = report sheet table csv xlsx excel upload
acts-import-show = Result of the last import
acts-import-show-more = import report refused repeated rows list
acts-undo = Undo
acts-undo-more = take back revert restore bring deleted
acts-redo = Redo
acts-redo-more = again repeat bring back
acts-setup = Set up
acts-setup-more = settings name agent shop platform language chinese english config
acts-addons = Add-on packs
acts-addons-more = phrases replies trade clothing food electronics switch on off settings
acts-quit = Quit
acts-quit-more = exit close leave

## Lists

acts-open = Open
acts-open-more = show details rows read
acts-new = New
acts-new-more = add create log enter
acts-edit = Edit
acts-edit-more = change correct modify
acts-delete = Delete
acts-delete-more = remove drop
acts-handover-add = Hand over
acts-handover-add-more = add to handover draft next shift pass on
acts-remind = Remind me
acts-remind-more = reminder alarm later follow up todo
acts-promise = Promise
acts-promise-more = promised ship by deadline buyer
acts-remind-done = Reminder done
acts-remind-done-more = finish kept complete close
acts-snooze = Put off
acts-snooze-more = snooze later postpone delay
acts-buyer = Buyer
acts-buyer-more = customer regular page history bought before
acts-buyer-group = Buyer's groups
acts-buyer-group-more = vip difficult returning group
acts-buyer-note = Note on the buyer
acts-buyer-note-more = annotate remark habits
acts-discount = Discount
acts-discount-more = price off cheaper haggle supervisor allowed
acts-address-checked = Address checked
acts-address-checked-more = verify confirm delivery address
acts-cod-confirm = Confirm COD
acts-cod-confirm-more = cash on delivery phone call
acts-warehouse-noted = Tell the warehouse
acts-warehouse-noted-more = silent order warehouse last night

## Quick replies

acts-reply-copy = Copy
acts-reply-copy-more = copy reply phrase send buyer paste
acts-reply-pin = Pin reply
acts-reply-pin-more = favourite favorite star unpin top keep
acts-reply-repeat = Repeat last reply
acts-reply-repeat-more = copy again once more same previous
acts-reply-tolerant = Switch near sounds
acts-reply-tolerant-more = tolerant pinyin fuzzy sounds zh z n l
acts-reply-order = Switch order
acts-reply-order-more = sort replies used often plain files
acts-category-next = Next category
acts-category-next-more = group kind switch
acts-category-previous = Previous category
acts-category-previous-more = group kind switch back
acts-phrase-from-clipboard = New from clipboard
acts-phrase-from-clipboard-more = add phrase paste save as reply snippet
acts-phrase-duplicate = Duplicate
acts-phrase-duplicate-more = copy phrase reply twin new from
acts-phrase-list = Phrase lists
acts-phrase-list-more = unused 60 days review due expired not yet valid hidden filter
acts-phrases-deleted = Deleted phrases
acts-phrases-deleted-more = trash bring back restore hidden recycle bin
acts-phrase-import = Import phrases
acts-phrase-import-more = import CSV Excel Qianniu espanso move from another program
acts-phrase-export = Export phrases
acts-phrase-export-more = export CSV Excel Qianniu espanso backup for another program
acts-phrase-show = Read to the end
acts-phrase-show-more = whole text full phrase long
acts-picture-open = Open picture
acts-picture-open-more = image phrase view size chart
acts-picture-copy = Copy picture path
acts-picture-copy-more = image phrase file name

## Orders

acts-flag = Flag
acts-flag-more = colour color red yellow blue green purple grey unflag
acts-note-add = Add note
acts-note-add-more = memo remark comment write
acts-memo-copy = Copy memo
acts-memo-copy-more = notes remark seller paste
acts-mark = Mark
acts-mark-more = select check many several bulk tick
acts-order-lists = Choose a list
acts-order-lists-more = jump own lists filter unpaid to ship silent count
acts-flag-list = One flag only
acts-flag-list-more = colour red yellow blue filter flagged
acts-mark-all = Mark all
acts-mark-all-more = select everything bulk whole list
acts-mark-to = Mark up to here
acts-mark-to-more = range select several bulk
acts-order-from-clipboard = Order from the clipboard
acts-order-from-clipboard-more = paste number find open go to
acts-list-next = Next list
acts-list-next-more = filter unpaid to ship flagged cash on delivery silent switch
acts-list-previous = Previous list
acts-list-previous-more = filter switch back

## Bad reviews

acts-contact = Log contact
acts-contact-more = call phone text message chat reach buyer attempt
acts-public-reply = Public reply
acts-public-reply-more = answer review respond comment explain
acts-progress = Set progress
acts-progress-more = state status promised waiting changed deleted refused
acts-review-copy = Copy review
acts-review-copy-more = line group share report

## Handover

acts-item-answer = Answer
acts-item-answer-more = accept take ask refuse give back open
acts-item-done = Done
acts-item-done-more = finish close settle complete
acts-section-none = Say none
acts-section-none-more = empty nothing section
acts-submit = Submit
acts-submit-more = hand over handover end shift leave
acts-handover-copy = Copy handover
acts-handover-copy-more = text chat group share
acts-handover-copy-markdown = Copy Markdown
acts-handover-copy-markdown-more = md handover document file
acts-pane-next = Next pane
acts-pane-next-more = take draft history switch tab
acts-pane-previous = Previous pane
acts-pane-previous-more = take draft history switch back

## Tally

acts-tally-export = Export
acts-tally-export-more = csv sheet excel save file tally report
acts-tally-export-markdown = Export Markdown
acts-tally-export-markdown-more = md tally document file save
acts-tally-export-json = Export JSON
acts-tally-export-json-more = tally data file save
acts-tally-copy = Copy tally
acts-tally-copy-more = text group share numbers
acts-group-next = Regroup
acts-group-next-more = group by agent shift day switch next
acts-group-previous = Regroup back
acts-group-previous-more = group by agent shift day switch previous
acts-day-back = Earlier
acts-day-back-more = previous day before yesterday last week
acts-day-forward = Later
acts-day-forward-more = next day after today week

## Product cards

acts-product-new = New product card
acts-product-new-more = add product goods sizes facts
acts-product-import = Import product cards
acts-product-import-more = sheet of products goods facts CSV Excel
acts-product-edit = Edit product card
acts-product-edit-more = change product goods sizes stock
acts-product-delete = Delete product card
acts-product-delete-more = remove product discontinued
acts-urging = To urge
acts-urging-more = urge payment unpaid remind 催付
