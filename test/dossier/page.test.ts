import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { ClaimSection, DossierContent } from '../../src/dossier/content.js';
import { mapPicture } from '../../src/dossier/drawing/map.js';
import { timelinePicture } from '../../src/dossier/drawing/timeline.js';
import { documentOf } from '../../src/dossier/page/document.js';
import { isolated } from '../../src/dossier/page/markup.js';
import { voiceOf } from '../../src/dossier/voice.js';
import { speakerIn } from '../../src/i18n/index.js';
import { contentOf, legAt } from './content.js';

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-110m.json'), 'utf8'));

function pageOf(content: DossierContent, language: string): string {
  const speaker = voiceOf(speakerIn(language));
  const [map, timeline] = [mapPicture(content, atlas, speaker), timelinePicture(content, speaker)];
  return documentOf(content, speaker, { map, timeline, faces: [] });
}

const CLAIM: ClaimSection = {
  id: 'c1',
  text: 'At least 92 cargo flights',
  language: 'en',
  publisher: 'A newspaper',
  publishedOn: '2023-03-06',
  verdict: { key: 'dossier.timingOnly' },
  reasons: [],
  conditions: [{ holds: false, says: { key: 'dossier.timingOnly' } }],
  record: [{ key: 'checkPage.accepted', values: { reviewer: 'R. Reviewer' } }],
  registration: 'cd'.repeat(32),
  restsOn: [],
};

describe.each(['en', 'ar'])('the page in %s', (language) => {
  const page = pageOf(contentOf({ claims: [CLAIM] }), language);
  const { document } = parseHTML(page);

  test('names its language and direction, and forbids everything it does not bring with it', () => {
    expect(document.documentElement.getAttribute('lang')).toBe(language);
    expect(document.documentElement.getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content');
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:");
    expect(document.querySelectorAll('script, link, iframe, img, object')).toHaveLength(0);
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  test('has one first heading, and every link of it leads somewhere on it', () => {
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    const lost = [...document.querySelectorAll('a')]
      .map((link) => link.getAttribute('href')!.slice(1))
      .filter((id) => document.getElementById(id) === null);
    expect(lost).toEqual([]);
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test('says every part in its language: no key of the catalogue is left over', () => {
    expect(page.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/dossier\.[a-z]+[A-Z]/);
  });

  test('prints a claim with its reviewer and its registration', () => {
    const text = document.getElementById('claims')!.textContent!;
    for (const part of ['At least 92 cargo flights', 'A newspaper', 'R. Reviewer', 'cdcdcdcd'])
      expect(text).toContain(part);
  });

  test('has a row for every visit, with its field, its times and its file', () => {
    const rows = document.querySelectorAll('#records tbody tr');
    expect(rows).toHaveLength(1);
    const text = rows[0].textContent!;
    for (const part of ['4K-AZ40', 'LLOV', 'UBBB', '2021-01-02 23:00', 'abababababab'])
      expect(text).toContain(part);
  });
});

test('no string from the evidence can break out of the page or turn it round', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constantFrom(
          '<script>alert(1)</script>',
          '"><img src=x onerror=alert(1)>',
          '\u202eTERCES',
          '</title></style>',
          ']]>',
          "' onload='x",
        ),
        fc.string({ unit: 'binary' }),
      ),
      fc.constantFrom('en', 'ar'),
      (text, language) => {
        const leg = legAt('0123456789abcdef', { callsign: text, registration: text });
        const base = contentOf();
        const content = contentOf({
          legs: [leg],
          visits: base.visits.map((visit) => ({ ...visit, registration: text })),
          episodes: [{ ...base.episodes[0], name: text, source: text }],
          claims: [{ ...CLAIM, text, publisher: text }],
          question: { ...base.question, fleet: text },
          sources: base.sources.map((source) => ({ ...source, name: text })),
        });
        const page = pageOf(content, language);
        expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        const { document } = parseHTML(page);
        expect(document.querySelectorAll('script, img')).toHaveLength(0);
        expect(document.querySelectorAll('title')).toHaveLength(3);
        expect(
          [...document.querySelectorAll('*')]
            .flatMap((one) => one.getAttributeNames())
            .filter((name) => name.startsWith('on')),
        ).toEqual([]);
      },
    ),
    { numRuns: 12 },
  );
});

test('codes and numbers in Arabic stand in isolates, brackets and sentence ends outside of them', () => {
  expect(isolated('زارت LLOV (92) مرة.', 'rtl').markup).toBe(
    'زارت <bdi dir="ltr">LLOV</bdi> (<bdi dir="ltr">92</bdi>) مرة.',
  );
  expect(isolated('said “عوودا” of it', 'ltr').markup).toBe('said “<bdi dir="rtl">عوودا</bdi>” of it');
});

test('a picture of made-up flights says so by itself', () => {
  const content = contentOf({ legs: [legAt('0123456789abcdef', { synthetic: true })] });
  expect(mapPicture(content, atlas, speakerIn('en')).svg).toContain('SYNTHETIC');
  expect(timelinePicture(content, speakerIn('en'))!.svg).toContain('SYNTHETIC');
  expect(mapPicture(contentOf(), atlas, speakerIn('en')).svg).not.toContain('SYNTHETIC');
});
