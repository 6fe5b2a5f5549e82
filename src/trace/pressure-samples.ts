import { GEOMETRIC_MARGIN_FT, type PressureSample } from './pressure.js';

/** Seconds since 1970 in four bytes; 0.01 degrees, feet and feet in two each: far finer than pressure is told. */
const SAMPLE_BYTES = 12;
const DEGREES = 100;
const MS = 1000;

/** Samples told by satellite as bytes: how a leg keeps them in the ledger. */
export function encodeSamples(samples: readonly PressureSample[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(samples.length * SAMPLE_BYTES));
  for (const [k, sample] of samples.entries()) {
    const at = k * SAMPLE_BYTES;
    view.setUint32(at, Math.round(sample.timeMs / MS));
    view.setInt16(at + 4, Math.round(sample.latitudeDeg * DEGREES));
    view.setInt16(at + 6, Math.round(sample.longitudeDeg * DEGREES));
    view.setInt16(at + 8, Math.round(sample.pressureFt));
    view.setInt16(at + 10, Math.round(sample.offsetFt));
  }
  return new Uint8Array(view.buffer);
}

/** The inverse of {@link encodeSamples}, to its resolution. */
export function decodeSamples(bytes: Uint8Array): PressureSample[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.byteLength / SAMPLE_BYTES) }, (_, k) => {
    const at = k * SAMPLE_BYTES;
    return {
      timeMs: view.getUint32(at) * MS,
      latitudeDeg: view.getInt16(at + 4) / DEGREES,
      longitudeDeg: view.getInt16(at + 6) / DEGREES,
      pressureFt: view.getInt16(at + 8),
      offsetFt: view.getInt16(at + 10),
      marginFt: GEOMETRIC_MARGIN_FT,
    };
  });
}
