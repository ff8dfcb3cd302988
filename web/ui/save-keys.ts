/** Saves what is being written, wherever a text is written. Also works inside a field, where single keys are text. */
export const SAVE_KEYS = 'mod+enter';

export function isSavePress(press: { key: string; ctrlKey: boolean; metaKey: boolean }): boolean {
  return press.key === 'Enter' && (press.ctrlKey || press.metaKey);
}
