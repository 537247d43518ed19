// Before the first paint, so that a chosen theme never flashes the other one. A script of its own: the page's policy allows none inline.
try {
  const theme = localStorage.getItem('handinger-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser that refuses storage follows the system.
}
