import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../ports/machine.ts';

/** What Linux tells of itself. Both are a read of a few bytes that no disk is asked for. */
const THERMAL = '/sys/class/thermal';
/** A Raspberry Pi's firmware: the low four bits say what is so now (power, clock, throttling, temperature). */
const FIRMWARE = '/sys/devices/platform/soc/soc:firmware/get_throttled';
const NOW_BITS = 0xf;
/** A sensor outside of these is broken, or is none. */
const COLDEST = -40;
const HOTTEST = 150;

/** The machine's own warmth: the hottest of its zones, and whether it holds itself back for it. */
export function openSensors(
  thermal = THERMAL,
  firmware = FIRMWARE,
): Pick<Machine, 'temperatureCelsius' | 'isThrottled'> {
  const zones = namesIn(thermal)
    .filter((name) => name.startsWith('thermal_zone'))
    .map((name) => join(thermal, name, 'temp'));
  return {
    temperatureCelsius() {
      const read = zones.flatMap((zone) => textOf(zone) ?? []).map((text) => Number(text) / 1000);
      const told = read.filter((celsius) => celsius > COLDEST && celsius < HOTTEST && celsius !== 0);
      return told.length === 0 ? null : Math.max(...told);
    },
    isThrottled() {
      const text = textOf(firmware);
      if (text === null || !/^(?:0x)?[\da-f]{1,8}$/i.test(text)) return null;
      return (Number.parseInt(text, 16) & NOW_BITS) !== 0;
    },
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(path: string): string | null {
  try {
    const text = readFileSync(path, 'latin1').trim();
    return text === '' ? null : text;
  } catch {
    return null;
  }
}
