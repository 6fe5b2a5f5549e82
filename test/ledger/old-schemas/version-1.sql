-- The schema of a ledger of version 1, as it was written then: nothing here follows columns.ts.
CREATE TABLE "meta" (
  "key" VARCHAR NOT NULL,
  "value" VARCHAR NOT NULL
);
CREATE TABLE "legs" (
  "id" VARCHAR NOT NULL,
  "month" INTEGER NOT NULL,
  "icao24" VARCHAR NOT NULL,
  "registration" VARCHAR,
  "typecode" VARCHAR,
  "callsign" VARCHAR,
  "callsigns" VARCHAR NOT NULL,
  "operator" VARCHAR,
  "adep" VARCHAR,
  "ades" VARCHAR,
  "adepEvidence" VARCHAR NOT NULL,
  "adesEvidence" VARCHAR NOT NULL,
  "adepCandidates" VARCHAR NOT NULL,
  "adesCandidates" VARCHAR NOT NULL,
  "adepRunway" VARCHAR,
  "adesRunway" VARCHAR,
  "takeoff" TIMESTAMP,
  "takeoffEarliest" TIMESTAMP,
  "takeoffLatest" TIMESTAMP,
  "landing" TIMESTAMP,
  "landingEarliest" TIMESTAMP,
  "landingLatest" TIMESTAMP,
  "firstSeen" TIMESTAMP NOT NULL,
  "lastSeen" TIMESTAMP NOT NULL,
  "grade" VARCHAR,
  "reports" INTEGER NOT NULL,
  "longestGapSeconds" DOUBLE NOT NULL,
  "distanceNm" DOUBLE NOT NULL,
  "events" VARCHAR NOT NULL,
  "dropped" VARCHAR NOT NULL,
  "sources" VARCHAR NOT NULL,
  "path" BLOB NOT NULL
);
CREATE TABLE "movements" (
  "aerodrome" VARCHAR NOT NULL,
  "country" VARCHAR NOT NULL,
  "role" VARCHAR NOT NULL,
  "at" TIMESTAMP NOT NULL,
  "evidence" VARCHAR NOT NULL,
  "icao24" VARCHAR NOT NULL,
  "operator" VARCHAR,
  "leg" VARCHAR NOT NULL
);
CREATE TABLE "visits" (
  "id" VARCHAR NOT NULL,
  "icao24" VARCHAR NOT NULL,
  "registration" VARCHAR,
  "typecode" VARCHAR,
  "operator" VARCHAR,
  "aerodrome" VARCHAR NOT NULL,
  "country" VARCHAR NOT NULL,
  "at" TIMESTAMP NOT NULL,
  "arrival" TIMESTAMP,
  "arrivalEarliest" TIMESTAMP,
  "arrivalLatest" TIMESTAMP,
  "departure" TIMESTAMP,
  "departureEarliest" TIMESTAMP,
  "departureLatest" TIMESTAMP,
  "arrivalEvidence" VARCHAR NOT NULL,
  "departureEvidence" VARCHAR NOT NULL,
  "grade" VARCHAR NOT NULL,
  "cameFrom" VARCHAR,
  "wentTo" VARCHAR,
  "turnaroundMinutes" DOUBLE,
  "legs" VARCHAR NOT NULL,
  "sources" VARCHAR NOT NULL
);
CREATE TABLE "files" (
  "sha256" VARCHAR NOT NULL,
  "path" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL,
  "bytes" BIGINT NOT NULL,
  "ingested" TIMESTAMP NOT NULL,
  "entries" INTEGER NOT NULL,
  "failed" INTEGER NOT NULL,
  "ignored" INTEGER NOT NULL,
  "complete" BOOLEAN NOT NULL
);
CREATE TABLE "entries" (
  "sha256" VARCHAR NOT NULL,
  "entry" VARCHAR NOT NULL,
  "byteOffset" BIGINT NOT NULL,
  "bytes" BIGINT NOT NULL,
  "icao24" VARCHAR NOT NULL,
  "registration" VARCHAR,
  "typecode" VARCHAR,
  "description" VARCHAR,
  "ownOp" VARCHAR,
  "year" VARCHAR,
  "dbFlags" INTEGER NOT NULL,
  "firstSeen" TIMESTAMP NOT NULL,
  "lastSeen" TIMESTAMP NOT NULL,
  "reports" INTEGER NOT NULL,
  "rejected" VARCHAR NOT NULL
);
CREATE TABLE "problems" (
  "sha256" VARCHAR,
  "path" VARCHAR NOT NULL,
  "entry" VARCHAR NOT NULL,
  "byte" BIGINT,
  "code" VARCHAR NOT NULL,
  "reason" VARCHAR NOT NULL,
  "seen" TIMESTAMP NOT NULL
);
CREATE TABLE "tails" (
  "icao24" VARCHAR NOT NULL,
  "fromTime" TIMESTAMP NOT NULL,
  "toTime" TIMESTAMP NOT NULL,
  "openLeg" VARCHAR,
  "reports" BLOB NOT NULL
);