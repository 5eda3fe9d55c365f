"""In biên lai, phiếu thu, phiếu chi: what stands on the sheet, and each printing counted."""
