/** The two sizes every view is made for; the screenshots use the same. */
export const LAPTOP = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 };
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
