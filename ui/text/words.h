// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/language.h"

#include <QString>

#include <string>
#include <string_view>

/// The bridge between the UTF-8 of core and Qt's strings, and nothing more. The one place of ui/ where the two meet.
namespace meterbench::ui {

[[nodiscard]] inline QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

[[nodiscard]] inline std::string fromQt(const QString& text)
{
    return text.toUtf8().toStdString();
}

[[nodiscard]] inline QString toQt(const text::LocalizedText& words, text::Language language)
{
    return toQt(words.in(language));
}

} // namespace meterbench::ui
