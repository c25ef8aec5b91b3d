# SPDX-License-Identifier: Apache-2.0
# CPack: `cpack --config build/release/CPackConfig.cmake` makes a .deb and a .tar.gz.

set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_PACKAGE_NAME "meterbench")
set(CPACK_PACKAGE_VENDOR "The Meterbench project")
set(CPACK_PACKAGE_CONTACT "The Meterbench project <maintainers@meterbench.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "configure Kamstrup electricity meters and print order-code sheets")
set(CPACK_PACKAGE_DESCRIPTION
"Meterbench explains the type codes and configurations of OMNIPOWER, 162M and
382M electricity meters, digit by digit and with the source of every statement.
It shows what a choice excludes before it is made, edits the lists of the
display, and prints the sheet that a meter is ordered from.
.
The package holds the desktop program and meterbench-cli for scripts. It is an
independent project and not connected with Kamstrup A/S.")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX "/usr")

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION "science")
set(CPACK_DEBIAN_PACKAGE_PRIORITY "optional")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Qt loads these at run time, where the search for shared libraries does not see them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n")
# Folders that are writable by all who build would be so on the target too.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

include(CPack)
