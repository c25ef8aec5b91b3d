// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/scheme.h"

#include <QString>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

/// What the explanation panel speaks of, and places to jump to. Plain values. GUI thread.
namespace meterbench::ui {

/// A field; with a code: the option under the cursor, not yet chosen.
struct FieldSubject {
    catalog::FieldIndex field = 0;
    QString code;
};

/// A reading of the display.
struct ReadingSubject {
    QString id;
};

/// Anything else: a heading and a paragraph in the reader's language.
struct TextSubject {
    std::function<QString()> heading;
    std::function<QString()> words;
};

using Subject = std::variant<std::monostate, FieldSubject, ReadingSubject, TextSubject>;

/// A place in the document: a field of the codes, a JSON Pointer, or a reading of the display.
struct Target {
    std::optional<catalog::FieldIndex> field = std::nullopt;
    QString path = {};
    QString reading = {};
};

/// How a message sounds.
enum class MessageKind { Note, Good, Warning, Error };

/// Whether a message makes room for the next one. An offer stays until it is answered.
enum class MessageStay { UntilNext, UntilAnswered };

struct MessageAction {
    std::function<QString()> words;
    std::function<void()> run;
};

/// A message of the strip. The words are functions, so that a message on the screen changes its language with the rest.
struct Message {
    MessageKind kind = MessageKind::Note;
    std::function<QString()> words;
    std::vector<MessageAction> actions = {}; ///< at most three
    MessageStay stay = MessageStay::UntilNext;
};

} // namespace meterbench::ui
