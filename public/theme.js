// Runs before the first paint so that a chosen theme never flashes; the content security policy allows no inline script.
try {
  const theme = JSON.parse(localStorage.getItem('nima.preferences') ?? '{}').state?.theme;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Unreadable preferences mean the system's theme.
}
