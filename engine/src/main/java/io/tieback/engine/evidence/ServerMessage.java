package io.tieback.engine.evidence;

import io.tieback.core.identity.RelayedAddress;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.message.Message;
import io.tieback.engine.message.StageOrder;

/**
 * To an advertiser's server: a report names an address, and would ask it.
 *
 * @param isRelayed whether the advertiser's server sent the report, and not a visitor's browser or app
 * @param group of people, one of {@link RelayedAddress#GROUPS}, into which the report's person falls
 * @param probe what the address would be asked
 */
public record ServerMessage(boolean isRelayed, int group, AddressMessage.Probe probe) implements Message {
    /** Their bytes. */
    public static final Codec<ServerMessage> CODEC = Codec.versioned(1, ServerMessage::write, ServerMessage::read);

    @Override
    public int stage() {
        return StageOrder.SERVER;
    }

    /** The advertiser. */
    @Override
    public String key() {
        return probe.visit().advertiserId();
    }

    private static void write(ByteWriter w, ServerMessage message) {
        w.flag(message.isRelayed()).one(message.group()).blob(AddressMessage.CODEC.encode(message.probe()));
    }

    private static ServerMessage read(ByteReader r) {
        boolean isRelayed = r.flag();
        int group = r.one();
        if (group < RelayedAddress.GROUPS && AddressMessage.CODEC.decode(r.blob()) instanceof AddressMessage.Probe p) {
            return new ServerMessage(isRelayed, group, p);
        }
        throw new CorruptBytesException("a question of group " + group);
    }
}
