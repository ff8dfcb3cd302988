/** Stays free beside what is downloaded: a small machine whose disk is full does not start any more. */
export const DISK_MARGIN_BYTES = 512 * 1024 * 1024;
