import type { Aerodrome, AerodromeTable } from '../aviation/index.js';
import { fold } from './fold.js';

const KIND_ORDER: readonly string[] = ['large_airport', 'medium_airport', 'small_airport'];
/** Words many fields share: what is left of "Ovda Airport" is its name. */
const GENERIC =
  /\b(?:(?:new )?(?:international|regional|municipal|domestic|intl) )*(?:airport|airfield|aerodrome|air ?base|air force base|army airfield)\b.*$/;

/** Aerodromes by their name and by the town they serve, in the Latin letters of the table. */
export class FieldNames {
  private readonly byName = new Map<string, number[]>();
  private readonly byTown = new Map<string, number[]>();

  constructor(private readonly aerodromes: AerodromeTable) {
    for (let i = 0; i < aerodromes.length; i++) {
      const { name, municipality, kind } = aerodromes.at(i);
      if (!KIND_ORDER.includes(kind)) continue;
      const proper = fold(name).replace(GENERIC, '').trim();
      if (proper.length > 2) push(this.byName, proper, i);
      for (const part of proper.split(/[-–/]/))
        if (part !== proper && part.length > 3) push(this.byName, part.trim(), i);
      if (municipality !== null) push(this.byTown, fold(municipality), i);
    }
  }

  /** Fields of a town, or with this name, those of the most important kind first; none where nothing is called so. */
  named(words: string): readonly Aerodrome[] {
    const key = fold(words)
      .replace(/[\s-]+/g, ' ')
      .trim();
    const rows = new Set([...(this.byTown.get(key) ?? []), ...(this.byName.get(key) ?? [])]);
    const fields = [...rows].map((row) => this.aerodromes.at(row));
    return fields.toSorted((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
  }

  byIdent(ident: string): Aerodrome | null {
    return this.aerodromes.byIdent(ident);
  }
}

function push(map: Map<string, number[]>, key: string, row: number): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  else rows.push(row);
}
