package io.tieback.world;

import io.tieback.world.act.Frame;
import io.tieback.world.ads.Advertiser;
import io.tieback.world.ads.Campaign;
import io.tieback.world.ads.Market;
import io.tieback.world.settings.Knob;
import io.tieback.world.write.JsonLine;
import io.tieback.world.write.WrittenFile;
import java.util.List;
import java.util.Locale;

/** The small files: advertisers, campaigns, the manifest. */
final class MarketLines {
    private MarketLines() {}

    /** What a platform sets up beforehand: each advertiser's id and default currency. */
    static String advertisers(Market market) {
        var text = new StringBuilder();
        var json = new JsonLine();
        for (Advertiser advertiser : market.advertisers()) {
            json.begin()
                    .text("advertiserId", advertiser.id())
                    .text("currency", advertiser.currency())
                    .end();
            text.append(json);
        }
        return text.toString();
    }

    static String truth(Market market) {
        var text = new StringBuilder();
        var json = new JsonLine();
        for (Advertiser advertiser : market.advertisers()) {
            json.begin().text("advertiserId", advertiser.id());
            json.text("vertical", key(advertiser.vertical()))
                    .text("goal", advertiser.vertical().goal());
            json.text("quality", key(advertiser.quality())).text("currency", advertiser.currency());
            json.share("lnValueMean", advertiser.valueLogMean()).share("lnValueSigma", advertiser.valueSigma());
            json.number("onePriceMinor", advertiser.pointMinor());
            json.number("clockOffsetMillis", advertiser.clockOffsetMillis());
            json.text("serverAddress", advertiser.serverAddress()).flag("serverSetCookie", advertiser.serverCookie());
            json.flag("ipv6", advertiser.ipv6()).end();
            text.append(json);
        }
        return text.toString();
    }

    static String campaigns(Frame frame) {
        var text = new StringBuilder();
        var json = new JsonLine();
        for (Campaign campaign : frame.market().campaigns()) {
            json.begin()
                    .text("campaignId", campaign.id())
                    .text("advertiserId", campaign.advertiser().id());
            json.text("kind", key(campaign.kind())).text("targeting", key(campaign.targeting()));
            json.share("budgetCover", campaign.cover()).share("clickEffect", campaign.clickEffect());
            json.share("viewEffect", campaign.viewEffect()).end();
            text.append(json);
        }
        return text.toString();
    }

    static String manifest(World world, List<WrittenFile> written) {
        var json = new JsonLine();
        json.begin()
                .text("profile", world.profile())
                .text("settingsSha256", world.settings().sha256());
        json.number("seed", world.seed()).number("people", world.people()).number("days", world.days());
        json.text("start", world.start().toString()).list("files");
        for (WrittenFile file : written) {
            json.item()
                    .text("path", file.path())
                    .number("lines", file.lines())
                    .number("bytes", file.bytes())
                    .text("crc32c", file.checksum())
                    .endObject();
        }
        json.endList().object("settings");
        for (Knob knob : Knob.values()) {
            json.list(knob.key());
            for (double number : world.settings().all(knob)) {
                json.item(Double.toString(number));
            }
            json.endList();
        }
        json.endObject().end();
        return json.toString();
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
