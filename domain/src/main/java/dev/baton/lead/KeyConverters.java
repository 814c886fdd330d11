package dev.baton.lead;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps each word of the business in tables by its key. */
final class KeyConverters {
    private abstract static class ByKey<E> implements AttributeConverter<E, String> {
        private final Function<E, String> write;
        private final Function<String, E> read;

        private ByKey(Function<E, String> write, Function<String, E> read) {
            this.write = write;
            this.read = read;
        }

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable E word) {
            return word == null ? null : write.apply(word);
        }

        @Override
        public @Nullable E convertToEntityAttribute(@Nullable String key) {
            return key == null ? null : read.apply(key);
        }
    }

    @Converter
    static final class OfStatus extends ByKey<LeadStatus> {
        OfStatus() {
            super(LeadStatus::key, LeadStatus::parse);
        }
    }

    @Converter
    static final class OfChannel extends ByKey<LeadChannel> {
        OfChannel() {
            super(LeadChannel::key, LeadChannel::parse);
        }
    }

    @Converter
    static final class OfEmailClass extends ByKey<EmailClass> {
        OfEmailClass() {
            super(EmailClass::key, EmailClass::parse);
        }
    }

    @Converter
    static final class OfRegion extends ByKey<Region> {
        OfRegion() {
            super(Region::key, Region::parse);
        }
    }

    @Converter
    static final class OfGrade extends ByKey<Grade> {
        OfGrade() {
            super(Grade::key, Grade::parse);
        }
    }

    @Converter
    static final class OfBand extends ByKey<Band> {
        OfBand() {
            super(Band::key, Band::parse);
        }
    }

    private KeyConverters() {}
}
