import * as decoding from "lib0/decoding";
import { messageYjsSyncStep1, messageYjsSyncStep2 } from "y-protocols/sync";
import * as Y from "yjs";

/**
 * What the server has of a document, as its part of the handshake tells: the state vector in its question (step 1),
 * and all deletions in its answer (step 2), which carries them whole whatever it was asked.
 */
export class ServerCopy {
  private vector: Map<number, number> | null = null;

  constructor(private readonly doc: Y.Doc) {}

  /**
   * Reads along, without consuming it, a sync message that has not been applied yet. On the server's answer it says
   * whether the server has all that is in this copy; null on any other message.
   */
  read(decoder: decoding.Decoder): boolean | null {
    const message = decoding.clone(decoder);
    const type = decoding.readVarUint(message);
    if (type === messageYjsSyncStep1) this.vector = Y.decodeStateVector(decoding.readVarUint8Array(message));
    if (type !== messageYjsSyncStep2 || this.vector === null) return null;
    const { ds } = Y.decodeUpdate(decoding.readVarUint8Array(message));
    // Merged: Yjs compares deletions run by run, and finds the same ones different when their runs are cut otherwise.
    const server = Y.createSnapshot(Y.mergeDeleteSets([ds]), this.vector);
    return Y.snapshotContainsUpdate(server, Y.encodeStateAsUpdate(this.doc));
  }
}
