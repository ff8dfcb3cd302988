import { fault, type KnownError } from '../../../shared/protocol/errors.ts';

/** OpenAI's own word for what is wrong, which its clients look at. */
export type Reason =
  | 'unsupported_parameter'
  | 'unsupported_value'
  | 'invalid_value'
  | 'missing_required_parameter';

/** The request is understood and cannot be served; `field` is its path, as `messages.0.content`. */
export function refuse(reason: Reason, field: string, message: string): KnownError {
  return fault('bad_request', message, { details: { fields: [field], reason } });
}

export function noSuchModel(name: string, served: readonly string[]): KnownError {
  const others = served.length > 0 ? `Ask for ${served.join(' or ')}.` : 'None is loaded.';
  return fault('not_found', `The model "${name.slice(0, 80)}" is not loaded. ${others}`, {
    details: { fields: ['model'], reason: 'model_not_found' },
  });
}
