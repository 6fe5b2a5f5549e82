import { fromBER, Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  CryptoEngine,
  ExtKeyUsage,
  MessageImprint,
  SignedData,
  setEngine,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { AirbridgeError } from '../../error.js';
import { sha256Of } from '../../source/sha256.js';

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const COMMON_NAME = '2.5.4.3';
/** RFC 3161, section 2.4.2: granted, and granted with modifications. */
const GRANTED = [0, 1];

setEngine('node', new CryptoEngine({ name: 'node', crypto: globalThis.crypto }));

/**
 * A request for a time-stamp (RFC 3161, section 2.4.1) as a `.tsq` file holds it. Nobody is asked: whoever wants one sends the
 * file to an authority of their choice.
 *
 * @param hash SHA-256, 64 hex digits
 */
export function timestampRequest(hash: string): Uint8Array {
  const messageImprint = new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() }),
    hashedMessage: new OctetString({ valueHex: buffer(Buffer.from(hash, 'hex')) }),
  });
  const request = new TimeStampReq({ version: 1, messageImprint, certReq: true });
  return new Uint8Array(request.toSchema().toBER());
}

/** What a time-stamp says. */
export interface Timestamp {
  /** ISO 8601 UTC. */
  readonly time: string;
  /** The name in the signer's certificate. */
  readonly authority: string;
  /** Whether that certificate leads to one of those trusted; null where none was named. */
  readonly trusted: boolean | null;
}

/**
 * Reads an answer of an authority (`.tsr`) and checks that it was granted, that it stamps these bytes, that its signature holds, and
 * that its certificate was valid and made for stamping.
 *
 * @param stamped what was to be stamped
 * @param trusted certificates of authorities, DER
 * @throws AirbridgeError `timestamp-invalid`
 */
export async function readTimestamp(
  response: Uint8Array,
  stamped: Uint8Array,
  trusted: readonly Uint8Array[] = [],
): Promise<Timestamp> {
  const { signed, info } = tokenOf(response);
  const digest = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView).toString('hex');
  const isSha256 = info.messageImprint.hashAlgorithm.algorithmId === SHA_256;
  if (!isSha256 || digest !== sha256Of(stamped)) throw refused('it stamps another hash', digest);
  const signer = signerOf(signed);
  checkSigner(signer, info.genTime);
  const isSigned = await verified(signed, stamped);
  if (!isSigned) throw refused('its signature does not hold');
  const roots = trusted.map((der) => Certificate.fromBER(buffer(der)));
  return {
    time: info.genTime.toISOString(),
    authority: nameOf(signer),
    trusted: roots.length === 0 ? null : await verified(signed, stamped, roots, info.genTime),
  };
}

function tokenOf(response: Uint8Array): { signed: SignedData; info: TSTInfo } {
  const answer = parsed(() => TimeStampResp.fromBER(buffer(response)));
  if (!GRANTED.includes(answer.status.status) || answer.timeStampToken === undefined)
    throw refused('the authority did not grant it', answer.status.status);
  const { content } = answer.timeStampToken;
  return parsed(() => {
    const signed = new SignedData({ schema: content });
    const octets = signed.encapContentInfo.eContent;
    if (octets === undefined) throw new Error('no content');
    return { signed, info: new TSTInfo({ schema: fromBER(octets.getValue()).result }) };
  });
}

function parsed<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw refused('it is not an answer as RFC 3161 has it', undefined, cause);
  }
}

/** The certificate the first signer names, which a request asks to be sent along. */
function signerOf({ certificates = [], signerInfos }: SignedData): Certificate {
  const [signer] = signerInfos;
  const serial = (signer?.sid as { serialNumber?: Certificate['serialNumber'] } | undefined)?.serialNumber;
  const found = certificates.find(
    (one): one is Certificate =>
      one instanceof Certificate && serial !== undefined && one.serialNumber.isEqual(serial),
  );
  if (found === undefined) throw refused('the certificate of its signer is not in it');
  return found;
}

function checkSigner({ notBefore, notAfter, extensions = [] }: Certificate, time: Date): void {
  const uses = extensions.flatMap(({ parsedValue }) =>
    parsedValue instanceof ExtKeyUsage ? parsedValue.keyPurposes : [],
  );
  if (!uses.includes(TIME_STAMPING)) throw refused('its certificate is not one for time-stamps');
  if (time < notBefore.value || time > notAfter.value)
    throw refused('its certificate was not valid at its time', time.toISOString());
}

async function verified(
  signed: SignedData,
  stamped: Uint8Array,
  trustedCerts: Certificate[] = [],
  checkDate = new Date(),
): Promise<boolean> {
  const checkChain = trustedCerts.length > 0;
  const request = { signer: 0, data: buffer(stamped), trustedCerts, checkChain, checkDate };
  return await signed.verify(request).catch(() => false);
}

const nameOf = ({ subject }: Certificate): string => {
  const parts = subject.typesAndValues;
  const part = parts.find(({ type }) => type === COMMON_NAME) ?? parts[0];
  return String(part?.value.valueBlock.value ?? '?');
};

const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

function refused(fault: string, value?: unknown, cause?: unknown): AirbridgeError {
  const next = 'Send the .tsq of the registration to the authority again, and attach what it answers.';
  const where = value === undefined ? {} : { value };
  return new AirbridgeError('timestamp-invalid', `the time-stamp cannot be used: ${fault}`, where, next, {
    cause,
  });
}
