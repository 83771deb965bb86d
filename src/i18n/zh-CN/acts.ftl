# What can be done: acts-<name> is what it is called in footer and palette, acts-<name>-more the
# other words that find it.

## Everywhere

acts-help = 帮助
acts-help-more = 快捷键 按键 说明 怎么用 教程 help
acts-palette = 全部操作
acts-palette-more = 命令 菜单 功能 查找 搜索 命令面板
acts-view-replies = 短语
acts-view-replies-more = 快捷短语 话术 快捷回复 常用语 回复
acts-view-orders = 订单
acts-view-orders-more = 查订单 订单列表 旺旺ID 买家 插旗
acts-view-handover = 交接
acts-view-handover-more = 交接班 接班 交班 换班 上一班
acts-view-reviews = 中差评
acts-view-reviews-more = 差评 中评 评价 评论 客诉
acts-view-tally = 日报
acts-view-tally-more = 统计 数据 报表 汇总 业绩 周报 月报
acts-view-today = 待办
acts-view-today-more = 今天 今日 到期 超时 提醒 待处理
acts-quick-replies = 插短语
acts-quick-replies-more = 快捷短语 话术 快捷回复 常用语 回买家
acts-counters = 记一笔
acts-counters-more = 计数 接待 流失 没成交 产品问题 物流问题 服务问题
acts-import = 导入订单
acts-import-more = 订单报表 表格 上传 批量 导出的订单 csv excel xlsx 千牛
acts-import-show = 查看导入结果
acts-import-show-more = 上次导入 有误 重复 清单 报表
acts-undo = 撤销
acts-undo-more = 撤回 取消 反悔 找回 还原 恢复删除
acts-redo = 重做
acts-redo-more = 恢复 反撤销 再来
acts-setup = 店铺设置
acts-setup-more = 填姓名 客服名 填店铺 店铺名 平台 语言 英文 中文 配置 改名
acts-addons = 行业短语包
acts-addons-more = 开关 加装 服装 食品 数码 话术包 行业 设置
acts-quit = 退出
acts-quit-more = 关闭 离开 下班 exit

## Lists

acts-open = 打开
acts-open-more = 查看 详情 看明细 进入
acts-new = 新建
acts-new-more = 新增 登记 添加 录入 加一条
acts-edit = 修改
acts-edit-more = 编辑 改内容 更正
acts-delete = 删除
acts-delete-more = 删掉 移除 不要了 去掉
acts-handover-add = 加入交接
acts-handover-add-more = 交给下一班 留给下一班 转交 写进交接
acts-remind = 提醒我
acts-remind-more = 定时 闹钟 跟进 到点叫我 回访 待办
acts-promise = 承诺
acts-promise-more = 答应买家 保证 承诺发货 几点前
acts-remind-done = 提醒办结
acts-remind-done-more = 完成 处理好了 兑现 结束提醒
acts-snooze = 推后
acts-snooze-more = 稍后 再等等 延后 晚点提醒
acts-buyer = 买家
acts-buyer-more = 客户 老客 买家主页 历史订单 以前买过
acts-buyer-group = 买家分组
acts-buyer-group-more = VIP 难缠 老客 拉黑 分组
acts-buyer-note = 买家备注
acts-buyer-note-more = 记一条 批注 习惯 喜好
acts-discount = 优惠
acts-discount-more = 改价 便宜 议价 减钱 让利 主管同意
acts-address-checked = 核对地址
acts-address-checked-more = 地址已核对 核对收货信息
acts-cod-confirm = 确认货到付款
acts-cod-confirm-more = 到付 打电话确认 COD
acts-warehouse-noted = 报仓库
acts-warehouse-noted-more = 静默订单 告诉仓库 昨晚的单

## Quick replies

acts-reply-copy = 复制
acts-reply-copy-more = 复制短语 复制话术 发给买家 粘贴
acts-reply-pin = 置顶短语
acts-reply-pin-more = 收藏 取消置顶 常用 固定 星标 置顶取消
acts-reply-repeat = 重复上一条
acts-reply-repeat-more = 再复制一次 上一条短语 刚才那条 重发
acts-reply-tolerant = 切换模糊音
acts-reply-tolerant-more = 容错拼音 平翘舌 前后鼻音 zh z n l
acts-reply-order = 切换排序
acts-reply-order-more = 短语顺序 常用优先 按使用 按文件 原序
acts-category-next = 换分类
acts-category-next-more = 下一类 分组 切换分类 类别
acts-category-previous = 上一分类
acts-category-previous-more = 前一类 切换分类 类别
acts-phrase-from-clipboard = 从剪贴板新建
acts-phrase-from-clipboard-more = 新建短语 粘贴成短语 存成短语 收藏话术
acts-phrase-duplicate = 照着新建
acts-phrase-duplicate-more = 复制一份 另存短语 照着改 副本 新短语
acts-phrase-list = 短语清单
acts-phrase-list-more = 没用过的短语 60天没用 该复核 到期 过期 未生效 隐藏的短语 筛选
acts-phrases-deleted = 删掉的短语
acts-phrases-deleted-more = 回收站 找回短语 恢复删除 隐藏的短语 放回来
acts-phrase-import = 导入短语
acts-phrase-import-more = 导入话术 搬家 千牛 快捷短语 表格 CSV Excel espanso
acts-phrase-export = 导出短语
acts-phrase-export-more = 导出话术 搬家 备份 千牛 快捷短语 表格 CSV Excel espanso
acts-phrase-show = 看全文
acts-phrase-show-more = 全部内容 展开 长短语 话术全文
acts-picture-open = 打开图片
acts-picture-open-more = 看图 配图 图片短语 尺码图
acts-picture-copy = 复制图片路径
acts-picture-copy-more = 配图 图片地址 图片位置

## Orders

acts-flag = 插旗
acts-flag-more = 旗帜 标旗 改旗 换颜色 红旗 黄旗 蓝旗 绿旗 紫旗 取消旗帜
acts-note-add = 加备注
acts-note-add-more = 写备注 订单备注 留言 记录
acts-memo-copy = 复制备注
acts-memo-copy-more = 订单备注 卖家备注 贴到千牛 粘贴备注
acts-mark = 多选
acts-mark-more = 选中 勾选 标记 批量 打勾
acts-order-lists = 选列表
acts-order-lists-more = 跳到列表 自己的列表 筛选 待付款 待发货 静默 数量
acts-flag-list = 按旗看
acts-flag-list-more = 旗色 颜色 红旗 黄旗 蓝旗 筛选 只看
acts-mark-all = 全选
acts-mark-all-more = 全部选中 标记全部 批量 取消全选
acts-mark-to = 选到这一行
acts-mark-to-more = 连续选 范围 区间 批量 多选
acts-order-from-clipboard = 订单号直达
acts-order-from-clipboard-more = 剪贴板 粘贴订单号 查单 打开订单 复制的单号
acts-list-next = 换列表
acts-list-next-more = 筛选 待付款 待发货 已插旗 货到付款 静默订单 切换
acts-list-previous = 上一列表
acts-list-previous-more = 筛选 前一个 切换

## Bad reviews

acts-contact = 记联系
acts-contact-more = 联系买家 打电话 发短信 旺旺留言 回访 沟通
acts-public-reply = 公开回复
acts-public-reply-more = 评价回复 回评 解释 话术 差评回复
acts-progress = 改进度
acts-progress-more = 进展 状态 承诺修改 等补偿 已修改 已删除 拒绝
acts-review-copy = 复制评价
acts-review-copy-more = 复制差评 发到群 发群 转发 反馈

## Handover

acts-item-answer = 处理
acts-item-answer-more = 接收 追问 退回 接班 答复 查看
acts-item-done = 办结
acts-item-done-more = 完成 处理完 结束 搞定 已解决
acts-section-none = 标为无
acts-section-none-more = 没有 无事项 空着 没事
acts-submit = 提交交接
acts-submit-more = 交班 下班 交出 交接班
acts-handover-copy = 复制交接
acts-handover-copy-more = 交接内容 发到群 发群 文字版
acts-handover-copy-markdown = 复制 Markdown
acts-handover-copy-markdown-more = 交接文档 markdown md 表格 存文档
acts-pane-next = 换栏
acts-pane-next-more = 接班 交班 草稿 待接收 历史 切换 下一栏
acts-pane-previous = 上一栏
acts-pane-previous-more = 接班 交班 草稿 历史 切换 前一栏

## Tally

acts-tally-export = 导出日报
acts-tally-export-more = 导出 表格 保存 存文件 csv excel 报表
acts-tally-export-markdown = 导出 Markdown
acts-tally-export-markdown-more = 日报 md 文档 存文件
acts-tally-export-json = 导出 JSON
acts-tally-export-json-more = 日报 数据 存文件
acts-tally-copy = 复制日报
acts-tally-copy-more = 发到群 发群 报数 文字版 数据
acts-group-next = 换汇总
acts-group-next-more = 按客服 按班次 按日期 分组 切换
acts-group-previous = 上一汇总
acts-group-previous-more = 按客服 按班次 按日期 分组 切换
acts-day-back = 往前
acts-day-back-more = 前一天 昨天 上一天 上周 前几天
acts-day-forward = 往后
acts-day-forward-more = 后一天 今天 下一天 下周

## Product cards

acts-product-new = 新建产品卡
acts-product-new-more = 加产品 新产品 商品资料 尺码 卖点
acts-product-import = 导入产品卡
acts-product-import-more = 导入产品 商品资料表 产品表格 尺码表 问答表 CSV Excel
acts-product-edit = 改产品卡
acts-product-edit-more = 修改产品 商品资料 尺码 库存
acts-product-delete = 删除产品卡
acts-product-delete-more = 下架 不卖了 去掉产品
acts-urging = 待催付
acts-urging-more = 催付 待付款 未付款 没付款 催款 cuifu 催单 urge pay
