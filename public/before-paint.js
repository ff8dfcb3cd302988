// Runs before the first paint: a chosen theme never flashes, and only a first visit is told what is opening. A file of its
// own, since the content security policy allows no inline script.
try {
  if (localStorage.getItem('nima.opened') === null) document.documentElement.dataset.visit = 'first';
  localStorage.setItem('nima.opened', 'yes');
  const theme = JSON.parse(localStorage.getItem('nima.preferences') ?? '{}').state?.theme;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Unreadable preferences mean the system's theme; a browser that keeps nothing is told nothing.
}
