/** Put in by every build and test run from the one VERSION there is: package.json's. */
declare const __NIMA_VERSION__: string;

export const NIMA_VERSION: string = __NIMA_VERSION__;
