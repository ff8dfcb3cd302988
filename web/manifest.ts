import type { ManifestOptions } from 'vite-plugin-pwa';
import { SHARED_FIELD, SHARE_PATH } from '../shared/protocol/shared-files.ts';

/** The app as the system sees it. Screenshots are made by `npm run screenshots`. */
export const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Nima',
  short_name: 'Nima',
  description: 'A personal engineering copilot that remembers in your browser.',
  lang: 'en',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#fbfaf7',
  theme_color: '#fbfaf7',
  categories: ['productivity', 'utilities', 'developer'],
  icons: [
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
  ],
  shortcuts: [
    {
      name: 'Write a fact',
      short_name: 'Write',
      url: '/memory/new',
      icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }],
    },
    { name: 'Companion', url: '/companion', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
  ],
  file_handlers: [{ action: SHARE_PATH, accept: { 'application/json': ['.json'], 'text/csv': ['.csv'] } }],
  share_target: {
    action: SHARE_PATH,
    method: 'POST',
    enctype: 'multipart/form-data',
    params: { files: [{ name: SHARED_FIELD, accept: ['application/json', '.json', 'text/csv', '.csv'] }] },
  },
  screenshots: [
    {
      src: '/screenshots/memory-laptop.png',
      sizes: '1440x900',
      type: 'image/png',
      form_factor: 'wide',
      label: 'Memory on a laptop',
    },
    {
      src: '/screenshots/memory-phone.png',
      sizes: '780x1688',
      type: 'image/png',
      form_factor: 'narrow',
      label: 'Memory on a phone',
    },
  ],
};
