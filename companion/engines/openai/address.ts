import { isFar } from './is-far.ts';
import { fault } from '../../../shared/protocol/errors.ts';

export interface Address {
  /** Where `/chat/completions` is. */
  readonly api: string;
  /** Where a server keeps what is its own, beside the API. */
  readonly root: string;
  /** Host and port, to be named to a person. */
  readonly host: string;
}

/** A bare address gets `/v1`; one with a path is taken at its word. Beyond the house only with consent. */
export function addressOf(url: string, mayLeaveHome: boolean): Address {
  const { origin, pathname, host } = new URL(url);
  if (isFar(url) && !mayLeaveHome) {
    throw fault(
      'config_invalid',
      `${host} is beyond this machine and its network, and openaiMayLeaveHome does not allow that.`,
    );
  }
  const path = pathname.replace(/\/+$/, '');
  const api = `${origin}${path === '' ? '/v1' : path}`;
  return { api, root: api.replace(/\/v1$/, ''), host };
}
