import { useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw } from '../testing/draw.tsx';
import { Switch } from './switch.tsx';

function Light() {
  const [on, setOn] = useState(false);
  return <Switch label="Light" hint="In the hall" on={on} onSwitch={setOn} />;
}

const light = page.getByRole('switch', { name: 'Light' });

it('is switched by a press on it or on its words, and by the space bar', async () => {
  await draw(<Light />);
  await expect.element(light).not.toBeChecked();
  await page.getByText('Light').click();
  await expect.element(light).toBeChecked();
  await light.click();
  await expect.element(light).not.toBeChecked();
  await userEvent.keyboard(' ');
  await expect.element(light).toBeChecked();
});

it('is told with its hint', async () => {
  await draw(<Light />);
  await expect.element(light).toHaveAccessibleDescription('In the hall');
});
