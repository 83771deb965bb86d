# 宏：一个键做完几件事。

macros-done = 宏“{ $name }”已完成：{ $buyer }（{ $count } 单）
macros-copied = 宏“{ $name }”的话术（{ $buyer }，{ $count } 单）
macros-more = 宏 一键 macro hong
macros-unknown-phrase = 设置里的快捷短语找不到：{ $list }。用 chaqi config check 查看。
macros-one-order = 宏“{ $name }”的备注写的是某一单的内容，一单一单来
macros-one-buyer = 标记的不是同一位买家，宏“{ $name }”要一位一位来
macros-past = 提醒时间“{ $text }”今天已经过了，什么都没做
macros-flag-replaced = ，换下了原来的旗：{ $flag }
