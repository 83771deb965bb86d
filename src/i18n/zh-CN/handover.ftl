handover-title = 交接
