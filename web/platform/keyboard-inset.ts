/**
 * Tells the style sheet how much of the page an on-screen keyboard covers (`--keyboard`). Chromium shrinks the page by
 * itself (`interactive-widget` in index.html); Safari lays the keyboard over it and only moves the visual viewport.
 */
export function followKeyboard(window: Window): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const tell = () => {
    // Zoomed in, the visual viewport is smaller for another reason.
    const coveredPx =
      viewport.scale > 1.01 ? 0 : Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop);
    window.document.documentElement.style.setProperty('--keyboard', `${Math.round(coveredPx)}px`);
  };
  viewport.addEventListener('resize', tell);
  viewport.addEventListener('scroll', tell);
}
