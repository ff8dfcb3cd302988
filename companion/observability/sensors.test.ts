import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { openSensors } from './sensors.ts';

async function open(zones: readonly string[], throttled?: string) {
  const folder = await tempFolder();
  for (const [at, text] of zones.entries()) {
    await mkdir(join(folder, `thermal_zone${at}`));
    await writeFile(join(folder, `thermal_zone${at}`, 'temp'), `${text}\n`);
  }
  await mkdir(join(folder, 'cooling_device0'));
  if (throttled !== undefined) await writeFile(join(folder, 'throttled'), `${throttled}\n`);
  return openSensors(folder, join(folder, 'throttled'));
}

describe('the temperature', () => {
  it.each([
    [['48312'], 48.312],
    [['41000', '62500', '55000'], 62.5],
    [['-274000', '39000'], 39],
    [['0'], null],
    [['warm'], null],
    [[''], null],
    [[], null],
  ])('of zones that say %j is %s', async (zones, celsius) => {
    expect((await open(zones)).temperatureCelsius()).toBe(celsius);
  });

  it('is not told where there are no zones to ask', () => {
    expect(openSensors('/nowhere/thermal', '/nowhere/firmware').temperatureCelsius()).toBeNull();
  });
});

describe('whether the machine holds itself back', () => {
  it.each([
    ['0', false],
    ['0x0', false],
    ['4', true],
    ['0x50005', true],
    // It did since the start, and does not now.
    ['50000', false],
    ['all is well', null],
  ])('is read from %j as %s', async (text, isThrottled) => {
    expect((await open([], text)).isThrottled()).toBe(isThrottled);
  });

  it('is not told by machines that are no Raspberry Pi', async () => {
    expect((await open(['40000'])).isThrottled()).toBeNull();
  });
});
