/**
 * Whether a file is there for tests alone: a test, or what tests share.
 * @param {string} file  from the root, with forward slashes
 */
export function isForTests(file) {
  return /\.(?:test|spec)\.\w+$|(?:^|\/)testing\//.test(file);
}

/**
 * Whether a file is part of what runs on a person's machine.
 * @param {string} file  from the root, with forward slashes
 */
export function isProduct(file) {
  return /^(?:shared|web|companion)\//.test(file) && !isForTests(file) && !file.endsWith('.config.ts');
}
