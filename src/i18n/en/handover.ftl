handover-title = Handover
