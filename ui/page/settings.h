// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>

/// What the program remembers of its user, as one typed table over QSettings: no other key is ever written. Not part of
/// any document. GUI thread.
namespace meterbench::ui {

enum class TextSetting { Language, Theme, LastFolder, SheetLanguage, Page };
enum class SwitchSetting { Explanation, Findings, TechnicalData };
enum class BytesSetting { WindowGeometry, Splitter };

class Settings {
public:
    /// @param file an INI file; made when the first value is written
    explicit Settings(const QString& file);

    [[nodiscard]] QString text(TextSetting setting) const;
    void setText(TextSetting setting, const QString& value);
    [[nodiscard]] bool isOn(SwitchSetting setting) const;
    void setOn(SwitchSetting setting, bool on);
    [[nodiscard]] QByteArray bytes(BytesSetting setting) const;
    void setBytes(BytesSetting setting, const QByteArray& value);

private:
    QSettings m_store;
};

} // namespace meterbench::ui
