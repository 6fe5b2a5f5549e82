import { splitCallsign } from './callsign.js';
import { bareRegistration } from './registration.js';
import { orNull, type Rows } from './rows.js';

/** An airline or other operator with an ICAO three-letter designator (Doc 8585). */
export interface Operator {
  readonly icao: string;
  readonly iata: string | null;
  readonly name: string;
  /** The second source's name, where it gives another one. */
  readonly otherName: string | null;
  /** In English words, as the source writes it. */
  readonly country: string | null;
  readonly radiotelephony: string | null;
}

/** Columns of data/airlines.csv.gz. */
export const AIRLINE_HEADER = ['icao', 'iata', 'name', 'otherName', 'country', 'radiotelephony'];

/** Operators by designator. A callsign says who flies the *callsign*, not who owns, operates or charters the aircraft. */
export class OperatorTable {
  readonly length: number;

  constructor(private readonly rows: Rows) {
    this.length = rows.length;
  }

  byIcao(icao: string): Operator | null {
    const key = icao.toUpperCase();
    const index = this.rows.lowerBound(key);
    const operator = index < this.length ? this.at(index) : null;
    return operator?.icao === key ? operator : null;
  }

  /**
   * Every operator with this name, in either source's words, capitals aside.
   *
   * @param inPart whether part of a name is enough where nobody has the whole
   */
  named(name: string, inPart = false): Operator[] {
    const wanted = name.trim().toLowerCase();
    const whole = this.filter((known) => known === wanted);
    return whole.length > 0 || !inPart ? whole : this.filter((known) => known.includes(wanted));
  }

  private filter(isWanted: (name: string) => boolean): Operator[] {
    const isNamed = (known: string | null) => known !== null && isWanted(known.toLowerCase());
    return Array.from({ length: this.length }, (_, i) => this.at(i)).filter(
      (operator) => isNamed(operator.name) || isNamed(operator.otherName),
    );
  }

  at(index: number): Operator {
    const [icao, iata, name, otherName, country, radiotelephony] = this.rows.at(index);
    return {
      icao,
      iata: orNull(iata),
      name,
      otherName: orNull(otherName),
      country: orNull(country),
      radiotelephony: orNull(radiotelephony),
    };
  }

  /**
   * The operator a callsign names: null when the callsign is a registration, or its designator is nobody's.
   *
   * `RAM1234` also has the form of a Russian registration (RA-M1234). Three letters of an operator and then a digit
   * are taken for the operator, unless they are the airframe's own registration.
   *
   * @param callsign as made by `cleanCallsign`
   * @param registration of the airframe, when known
   */
  byCallsign(callsign: string | null, registration: string | null = null): Operator | null {
    const parts = callsign === null ? null : splitCallsign(callsign);
    if (callsign === null || parts === null) return null;
    if (registration !== null && bareRegistration(registration) === callsign) return null;
    // HELI88J is no flight of HEL: what follows a designator begins with a digit.
    if (!/^\d/.test(parts.flightId)) return null;
    return this.byIcao(parts.designator);
  }
}
