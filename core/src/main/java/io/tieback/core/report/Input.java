package io.tieback.core.report;

/** Everything that changes an answer comes in as one of these, stamped by the door and kept in the log. */
public sealed interface Input
        permits ConversionReport,
                RefusedReport,
                ReleasedReport,
                AdEngagement,
                Sighting,
                UserIdentifiers,
                UserConsent,
                Erasure,
                Forgotten,
                ForgottenEngagement,
                Promotion,
                Restatement,
                PanelTruth,
                Tick {}
