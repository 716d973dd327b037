"""The checklist on screen: an item model that follows the assessment, a delegate that draws it."""
