import { describe, expect, it } from 'vitest';
import { dataOriginOf, type CompanionLink, type LinkState } from '../companion-link.ts';

export interface OpenedLink {
  link: CompanionLink;
  /** The address of this page. */
  origin: string;
  /** Makes the companion refuse what it is told from now on. */
  refuse(): void;
}

/** What every link keeps to. `open` gives a connected one, whose companion knows another address as the data's home. */
export function companionLinkContract(name: string, open: () => Promise<OpenedLink>): void {
  describe(`${name} as a companion link`, () => {
    it('keeps the data here once the companion was told, and tells those who watch from what to what', async () => {
      const { link, origin } = await open();
      const changes: [LinkState, LinkState][] = [];
      const stop = link.subscribe((state, previous) => void changes.push([previous, state]));
      const before = link.getState();
      expect(dataOriginOf(before)).not.toBe(origin);
      await link.keepDataHere();
      expect(dataOriginOf(link.getState())).toBe(origin);
      expect(changes).toEqual([[before, link.getState()]]);
      stop();
    });

    it('says why the companion refused, and changes nothing', async () => {
      const { link, refuse } = await open();
      const before = link.getState();
      refuse();
      await expect(link.keepDataHere()).rejects.toMatchObject({ code: 'bad_request' });
      expect(link.getState()).toBe(before);
    });

    it('tells nothing to one who stopped watching', async () => {
      const { link } = await open();
      const stop = link.subscribe(() => expect.unreachable('It was told.'));
      stop();
      await link.keepDataHere();
    });

    it('still knows how it began', async () => {
      const { link } = await open();
      expect(link.getState().kind).toBe('connected');
      expect(link.getInitialState()).toEqual({ kind: 'looking' });
    });
  });
}
