import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strFromU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { readIdentities } from '../../src/source/identities/index.js';
import { hasShared, SHARED } from '../support/examples.js';
import { keptFolder } from '../support/folder.js';

const folder = keptFolder();
afterAll(() => folder.remove());

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder.path, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function read(path: string) {
  const { kind, asOf, items } = await readIdentities(path, files);
  const all = [...items];
  return {
    kind,
    asOf,
    rows: all.filter((item) => item.kind === 'row').map(({ row }) => row),
    leftOut: all.filter((item) => item.kind === 'left-out'),
  };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const zipped = (entries: Zippable, comment = ''): Uint8Array => {
  const zip = Buffer.from(zipSync(entries));
  // The comment is the last thing in a zip, and its length stands before it (APPNOTE.TXT 4.3.16).
  zip.writeUInt16LE(comment.length, zip.length - 2);
  return new Uint8Array(Buffer.concat([zip, Buffer.from(comment)]));
};

describe('tar1090-db', () => {
  // Rows as its aircraft.csv has them: no header, a semicolon at the end.
  const CSV = [
    '004002;Z-WPA;B732;00;BOEING 737-200;;;',
    'A0616B;N12310;;00;C-27A SPARTAN;;RUSSELL MILITARY MUSEUM;',
    'A00001;N1;C172;0001;CESSNA 172;1975;SMITH JOHN A;',
    'GARBAGE',
    '~2A00FF;X;C172;00;;;;',
    '000000;X;C172;00;;;;',
  ].join('\n');

  test('aircraft.csv.gz: private owners are taken in as Private, flags as they are', async () => {
    const { kind, asOf, rows, leftOut } = await read(put('aircraft.csv.gz', gzipSync(CSV)));
    expect([kind, asOf]).toEqual(['tar1090-db', null]);
    expect(rows).toMatchObject([
      { icao24: '004002', registration: 'Z-WPA', typecode: 'B732', isMilitary: false, owner: null },
      { icao24: 'a0616b', typecode: null, owner: 'Private' },
      { icao24: 'a00001', owner: 'Private', yearBuilt: 1975, isPia: false, isLadd: true },
    ]);
    expect(leftOut).toMatchObject([
      { reason: 'a row with fewer than five cells', where: 'aircraft.csv.gz, line 4' },
      { where: 'aircraft.csv.gz, line 5' },
      { where: 'aircraft.csv.gz, line 6' },
    ]);
  });

  test('its shards, packed or not, in both their forms', async () => {
    put('db/7.js', gzipSync('{"A4205":["20545","IL76","10","Ilyushin IL-76 TD"],"children":["71"]}'));
    put('db/71.json', '{"C03F":{"r":"HL7421","t":"B744","f":"00","desc":"Boeing 747 48EF"}}');
    put('db/icao_aircraft_types.js', '{"A320":["L2J","M"]}');
    const { kind, rows } = await read(join(folder.path, 'db'));
    expect(kind).toBe('tar1090-db');
    expect(rows).toMatchObject([
      { icao24: '7a4205', registration: '20545', typecode: 'IL76', isMilitary: true },
      { icao24: '71c03f', registration: 'HL7421', description: 'Boeing 747 48EF' },
    ]);
  });
});

describe('OpenSky', () => {
  test('of up to 2023, in double quotes', async () => {
    const header =
      'icao24,registration,manufacturericao,manufacturername,model,typecode,serialnumber,linenumber,icaoaircrafttype,operator,operatorcallsign,operatoricao,operatoriata,owner,testreg,registered,reguntil,status,built';
    const line =
      '"600866","4K-AZ102","ILYUSHIN","Ilyushin","Il-76TD","IL76","1033418592","","L4J","Silk Way ""Cargo""","SILK LINE","AZQ","","Hans Müller","","","","","1993-01-01"';
    const { kind, rows, leftOut } = await read(put('old.csv', `${header}\n${line}\n"600867","short"\n`));
    expect(kind).toBe('opensky');
    expect(rows).toMatchObject([
      {
        icao24: '600866',
        operator: 'Silk Way "Cargo"',
        operatorCode: 'AZQ',
        owner: 'Private',
        description: 'Ilyushin Il-76TD',
        yearBuilt: 1993,
        asOf: null,
      },
    ]);
    expect(leftOut).toMatchObject([{ where: 'old.csv, line 3' }]);
  });

  test('of 2024 and later, in single quotes, each row with its own day', async () => {
    // Header and first row as published; the second has quotes doubled inside.
    const text = `'icao24','timestamp','acars','adsb','built','categoryDescription','country','engines','firstFlightDate','firstSeen','icaoAircraftClass','lineNumber','manufacturerIcao','manufacturerName','model','modes','nextReg','notes','operator','operatorCallsign','operatorIata','operatorIcao','owner','prevReg','regUntil','registered','registration','selCal','serialNumber','status','typecode','vdl'
'8a003c','2017-09-15 00:10:03',0,0,,'',Indonesia,'',,,L2J,'',AIRBUS,Airbus,A330 341,0,'','','',INDONESIA,'',GIA,Garuda Indonesia,'',,,PK-GPG,'','165','',A333,0
'3c48e8','2020-01-02 03:04:05',0,0,,'',Germany,'',,,L2J,'',AIRBUS,Airbus,A320,0,'','','O''Neill',,'','','Peter O''Neill','',,,D-AIXX,'','1','',A320,0
`;
    const { kind, rows } = await read(put('new.csv', text));
    expect(kind).toBe('opensky');
    expect(rows).toMatchObject([
      { icao24: '8a003c', asOf: '2017-09-15', registration: 'PK-GPG', operatorCode: 'GIA', typecode: 'A333' },
      { icao24: '3c48e8', asOf: '2020-01-02', operator: 'Private', owner: 'Private' },
    ]);
    expect(JSON.stringify(rows)).not.toContain('Neill');
  });

  test('whose quotes never close is refused with its line', async () => {
    const path = put('open.csv', `icao24,registration,operatoricao\n"600866,${'x\n'.repeat(30_000)}`);
    await expect(readIdentities(path, files)).rejects.toMatchObject({ code: 'csv-invalid' });
  });
});

describe('a zip', () => {
  test('of Mictronics speaks as of the day in its comment', async () => {
    const zip = zipped(
      { 'aircrafts.json': bytes('{"600881":["4K-78129","IL76","10"],"60zz":["X"],"600882":"?"}') },
      'Generated by Mictronics. 19.07.2026 Made available under the ODC-By.',
    );
    const { kind, asOf, rows, leftOut } = await read(put('mictronics.zip', zip));
    expect([kind, asOf]).toEqual(['mictronics', '2026-07-19']);
    expect(rows).toMatchObject([{ icao24: '600881', registration: '4K-78129', isMilitary: true }]);
    expect(leftOut).toHaveLength(2);
    const undated = zipped({ 'aircrafts.json': bytes('{}') }, 'Generated on 99.99.2026');
    expect((await read(put('undated.zip', undated))).asOf).toBeNull();
  });

  test('of standing-data gives its airframes and leaves its routes', async () => {
    const row =
      'ICAO,Registration,ModelICAO,Manufacturer,Model,ManufacturerAndModel,IsPrivateOperator,Operator,AirlineCode,SerialNumber,YearBuilt\n600866,4K-AZ102,IL76,Ilyushin,Il-76TD,Ilyushin Il-76TD,1,John Smith,,1,1993\n';
    const zip = zipped({
      'standing-data-main/aircraft/schema-01/6/60/600.csv': bytes(row),
      'standing-data-main/routes/schema-01/A/AZQ.csv': bytes('damaged"'),
    });
    const { kind, rows } = await read(put('standing.zip', zip));
    expect(kind).toBe('standing-data');
    expect(rows).toMatchObject([{ icao24: '600866', operator: 'Private', operatorCode: null }]);
  });

  test('that inflates without end, is cut or leads out of itself is refused', async () => {
    const bomb = zipped({ 'aircrafts.json': bytes('{}') });
    // The size the directory promises (APPNOTE.TXT 4.3.12).
    Buffer.from(bomb.buffer).writeUInt32LE(2 ** 30, Buffer.from(bomb).indexOf('PK\x01\x02') + 24);
    await expect(readIdentities(put('bomb.zip', bomb), files)).rejects.toMatchObject({ code: 'bomb' });
    const whole = zipped({ 'aircrafts.json': bytes('{}') });
    const cut = put('cut.zip', whole.subarray(0, whole.length - 10));
    await expect(readIdentities(cut, files)).rejects.toMatchObject({ code: 'zip-damaged' });
    const evil = zipped({ '../aircrafts.json': bytes('{}') });
    await expect(readIdentities(put('evil.zip', evil), files)).rejects.toMatchObject({ code: 'zip-damaged' });
  });
});

test('what is no list of airframes is refused', async () => {
  for (const [name, text] of [
    ['empty.csv', ''],
    ['other.csv', 'name,age\nx,1\n'],
    ['picture.csv', '\u0089PNG'],
  ])
    await expect(readIdentities(put(name, text), files), name).rejects.toMatchObject({
      code: 'not-evidence',
    });
  await expect(readIdentities(join(folder.path, 'gone'), files)).rejects.toMatchObject({
    code: 'unreadable',
  });
});

describe.skipIf(!hasShared)('the real lists', () => {
  const reference = join(SHARED, 'reference');

  test('Mictronics: every airframe of its JSON, as another reader of zips gives it', async () => {
    const path = join(reference, 'mictronics_indexedDB.zip');
    const { kind, asOf, rows, leftOut } = await read(path);
    const json = JSON.parse(strFromU8(unzipSync(readFileSync(path))['aircrafts.json']));
    expect([kind, asOf]).toEqual(['mictronics', '2026-07-19']);
    expect(rows.length + leftOut.length).toBe(Object.keys(json).length);
    expect(rows.find(({ icao24 }) => icao24 === '600881')).toMatchObject({
      registration: '4K-78129',
      isMilitary: true,
    });
  });

  test('standing-data: every row of its files, and 600866 among them', async () => {
    const { kind, rows, leftOut } = await read(join(reference, 'standing-data'));
    expect(kind).toBe('standing-data');
    const folderOf600 = join(reference, 'standing-data/aircraft/schema-01/6/60/600.csv');
    const lines = readFileSync(folderOf600, 'utf8').trimEnd().split('\n').length - 1;
    expect(rows.filter(({ icao24 }) => icao24?.startsWith('600'))).toHaveLength(lines);
    expect(leftOut).toEqual([]);
    expect(rows.find(({ icao24 }) => icao24 === '600866')).toMatchObject({
      registration: '4K-AZ102',
      operator: 'Silk Way Airlines',
      operatorCode: 'AZQ',
    });
  });
});
